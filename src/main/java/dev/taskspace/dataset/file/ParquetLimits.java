package dev.taskspace.dataset.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;

/**
 * Refuses a Parquet file whose row groups or pages would not fit the heap. A reader takes the compressed row group and
 * one uncompressed page of each column into memory, and trusts the sizes that the file states; so they are read first.
 */
final class ParquetLimits {
    private final long most = Runtime.getRuntime().maxMemory() / 4;
    private final Path file;

    ParquetLimits(Path file) {
        this.file = file;
    }

    void check(Iterable<BlockMetaData> rowGroups) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (BlockMetaData rowGroup : rowGroups) {
                long pages = 0;
                for (ColumnChunkMetaData column : rowGroup.getColumns()) {
                    pages += largestPage(channel, column);
                }
                if (rowGroup.getCompressedSize() + pages > most) {
                    throw new UnusableFileException(
                            "A row group of the Parquet file needs more than a quarter of this service's heap (" + most
                                    + " bytes). Write it with smaller row groups, such as 10,000 rows.");
                }
            }
        }
    }

    private static long largestPage(FileChannel channel, ColumnChunkMetaData column) throws IOException {
        long position = column.getStartingPos();
        long end = Math.min(position + column.getTotalSize(), channel.size());
        long largest = 0;
        while (position < end) {
            channel.position(position);
            CountedInputStream in =
                    new CountedInputStream(new BufferedInputStream(Channels.newInputStream(channel), 256));
            PageHeader header = Util.readPageHeader(in);
            largest = Math.max(largest, header.getUncompressed_page_size());
            position += in.count() + Math.max(0, header.getCompressed_page_size());
        }
        return largest;
    }

    /** Bytes that were read, for the header itself does not say how long it is. */
    private static final class CountedInputStream extends java.io.FilterInputStream {
        private long count;

        CountedInputStream(InputStream in) {
            super(in);
        }

        long count() {
            return count;
        }

        @Override
        public int read() throws IOException {
            int value = in.read();
            count += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = in.read(buffer, offset, length);
            count += Math.max(0, read);
            return read;
        }
    }
}
