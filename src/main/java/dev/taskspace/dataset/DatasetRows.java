package dev.taskspace.dataset;

import dev.taskspace.entity.UnknownEntityException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Reads stored rows in the order of their file, a chunk at a time, in constant memory. */
@Component
public class DatasetRows {
    private final RowChunks chunks;

    DatasetRows(RowChunks chunks) {
        this.chunks = chunks;
    }

    /**
     * Every row; none is read before it is asked for, and no connection is held between chunks.
     *
     * @throws UnknownEntityException while streaming, when the dataset was deleted meanwhile
     */
    public Stream<LabelledRow> stream(Dataset dataset) {
        return StreamSupport.stream(
                Spliterators.spliterator(
                        new RowIterator(dataset), dataset.examples(), Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }

    /** The rows of one split. */
    public Stream<LabelledRow> stream(Dataset dataset, Split split) {
        return stream(dataset).filter(row -> row.split() == split);
    }

    /** At most {@code limit} rows, the first {@code skip} left out. */
    List<LabelledRow> page(Dataset dataset, long skip, int limit) {
        List<LabelledRow> page = new ArrayList<>();
        while (page.size() < limit && skip + page.size() < dataset.examples()) {
            long next = skip + page.size();
            RowChunk chunk = chunks.containing(dataset.id(), next)
                    .orElseThrow(() -> new UnknownEntityException(dataset.reference()));
            RowCodec.rows(chunk.body()).stream()
                    .skip(next - chunk.firstRow())
                    .limit(limit - page.size())
                    .forEach(page::add);
        }
        return page;
    }

    private final class RowIterator implements Iterator<LabelledRow> {
        private final Dataset dataset;
        private Iterator<LabelledRow> chunk = Collections.emptyIterator();
        private int chunksRead;
        private long rowsRead;

        RowIterator(Dataset dataset) {
            this.dataset = dataset;
        }

        @Override
        public boolean hasNext() {
            return rowsRead < dataset.examples();
        }

        @Override
        public LabelledRow next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (!chunk.hasNext()) {
                chunk = chunks.find(dataset.id(), chunksRead)
                        .map(found -> RowCodec.rows(found.body()).iterator())
                        .orElseThrow(() -> new UnknownEntityException(dataset.reference()));
                chunksRead++;
            }
            rowsRead++;
            return chunk.next();
        }
    }
}
