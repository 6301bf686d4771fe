package dev.taskspace.dataset;

import dev.taskspace.dataset.file.RowSource;
import dev.taskspace.dataset.file.SourceFiles;
import dev.taskspace.platform.data.Home;
import dev.taskspace.platform.data.Ids;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.util.unit.DataSize;

/**
 * Registers datasets. The same name with the same content is the same dataset, however often and in whatever format it
 * comes; of several registrations of one name at a time exactly one wins.
 */
@Service
public class DatasetRegistration {
    private final Datasets datasets;
    private final DatasetStore store;
    private final Path uploads;
    private final DataSize maxUpload;
    private final Clock clock;

    DatasetRegistration(
            Datasets datasets,
            DatasetStore store,
            Home home,
            @Value("${taskspace.max-upload}") DataSize maxUpload,
            Clock clock) {
        this.datasets = datasets;
        this.store = store;
        this.uploads = home.uploads();
        this.maxUpload = maxUpload;
        this.clock = clock;
    }

    /** Where uploads and their rows lie until they are stored; what is there belongs to a request in flight. */
    Path uploads() {
        return uploads;
    }

    /**
     * Registers the rows of a file of any known format, plain or gzip.
     *
     * @param fileName what its owner calls it
     * @throws dev.taskspace.platform.web.ProblemException when the name stands for other content, or a row, the metadata
     *     or the file cannot be used; then nothing was stored
     */
    public RegisteredDataset register(DatasetMetadata metadata, Path file, String fileName) {
        return register(metadata, SourceFiles.open(file, fileName, maxUpload));
    }

    /** Registers rows in memory; for those that the service makes itself. */
    public RegisteredDataset register(DatasetMetadata metadata, List<LabelledRow> rows) {
        return register(metadata, InlineRows.of(rows));
    }

    RegisteredDataset register(DatasetMetadata metadata, RowSource source) {
        try (ReadDataset read = read(metadata, source)) {
            return register(read);
        }
    }

    /**
     * Reads and checks rows without storing anything, for those who store later, in a transaction of their own.
     *
     * @param source is closed here
     * @throws dev.taskspace.platform.web.ProblemException when a row cannot be used
     */
    public ReadDataset read(DatasetMetadata metadata, RowSource source) {
        RowSpool spool = new RowSpool(uploads);
        try (source) {
            return new ReadDataset(metadata, new DatasetReading(source, metadata, spool).read(), spool);
        } catch (RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    /** Registers what was read. */
    public RegisteredDataset register(ReadDataset read) {
        DatasetContent content = read.content();
        return existing(read.metadata().name(), content).orElseGet(() -> store(read.metadata(), content, read.spool()));
    }

    private Optional<RegisteredDataset> existing(String name, DatasetContent content) {
        return datasets.findByName(name).map(found -> {
            if (!found.contentHash().equals(content.hash())) {
                throw new NameTakenException(found);
            }
            return new RegisteredDataset(found, false);
        });
    }

    private RegisteredDataset store(DatasetMetadata metadata, DatasetContent content, RowSpool spool) {
        // Postgres keeps microseconds; the first answer must not know more than the later ones
        Dataset dataset =
                new Dataset(Ids.next(), metadata, content, clock.instant().truncatedTo(ChronoUnit.MICROS));
        try {
            store.add(dataset, content.sketch(), spool);
            return new RegisteredDataset(dataset, true);
        } catch (DataIntegrityViolationException e) {
            return existing(metadata.name(), content).orElseThrow(() -> e);
        }
    }
}
