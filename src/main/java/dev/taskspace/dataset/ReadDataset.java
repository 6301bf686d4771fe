package dev.taskspace.dataset;

import java.io.Closeable;

/** Rows that were read and found good, and are not stored yet; closing forgets them. */
public final class ReadDataset implements Closeable {
    private final DatasetMetadata metadata;
    private final DatasetContent content;
    private final RowSpool spool;

    ReadDataset(DatasetMetadata metadata, DatasetContent content, RowSpool spool) {
        this.metadata = metadata;
        this.content = content;
        this.spool = spool;
    }

    DatasetMetadata metadata() {
        return metadata;
    }

    DatasetContent content() {
        return content;
    }

    RowSpool spool() {
        return spool;
    }

    @Override
    public void close() {
        spool.close();
    }
}
