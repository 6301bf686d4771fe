package dev.taskspace.dataset.file;

import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.CloseableIterator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.LocalInputFile;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** The rows of a Parquet file; a row's "line" is its number. */
final class ParquetRows implements RowSource {
    private final DataSize limit;

    @SuppressWarnings("rawtypes") // Carpet reads rows of unknown columns into Map.class
    private final CloseableIterator<Map> rows;

    private long row;
    private long characters;

    ParquetRows(Path file, DataSize limit) {
        this.limit = limit;
        InputFile input = new LocalInputFile(file);
        try {
            try (ParquetFileReader reader = ParquetFileReader.open(input)) {
                new ParquetLimits(file).check(reader.getFooter().getBlocks());
            }
            rows = new CarpetReader<>(input, Map.class).iterator();
        } catch (UnusableFileException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw unreadable();
        }
    }

    @Override
    public FileFormat format() {
        return FileFormat.PARQUET;
    }

    @Override
    public @Nullable SourceRow next() {
        Map<?, ?> values;
        try {
            if (!rows.hasNext()) {
                return null;
            }
            values = Objects.requireNonNull(rows.next());
        } catch (RuntimeException e) {
            throw unreadable();
        }
        row++;
        Map<String, Object> cells = LinkedHashMap.newLinkedHashMap(values.size());
        values.forEach((column, value) -> {
            if (value != null) {
                cells.put(String.valueOf(column), weighed(ParquetValues.plain(value)));
            }
        });
        return new SourceRow(row, cells);
    }

    /** A dictionary lets a small file repeat one long text for ever, so what comes out is limited too. */
    private Object weighed(Object value) {
        if (value instanceof String text) {
            if (text.length() > RowLimit.CHARACTERS) {
                throw new BadRowException(row, null, RowLimit.TOO_LONG);
            }
            characters += text.length();
            if (characters > limit.toBytes()) {
                throw UploadTooLargeException.decompressed(limit);
            }
        }
        return value instanceof List<?> list && list.size() > RowLimit.CHARACTERS / 64 ? List.of() : value;
    }

    private static UnusableFileException unreadable() {
        return new UnusableFileException(
                "The Parquet file is damaged, encrypted or compressed in a way that is not read here"
                        + " (uncompressed, snappy, gzip and zstd are).");
    }

    @Override
    public void close() {
        try {
            rows.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
