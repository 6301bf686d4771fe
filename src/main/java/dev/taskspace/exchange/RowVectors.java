package dev.taskspace.exchange;

import dev.taskspace.dataset.file.BadRowException;
import dev.taskspace.dataset.file.RowSource;
import dev.taskspace.dataset.file.SourceRow;
import dev.taskspace.dataset.file.UnusableFileException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of JSON Lines or Parquet with the columns entity and vector: numbers, or base64 of little-endian float32. */
final class RowVectors implements IncomingVectors {
    private static final String COLUMNS =
            "Every row needs the columns entity, a reference such as datasets/reviews, and vector, a list of numbers"
                    + " or base64 of little-endian float32.";

    private final RowSource rows;

    RowVectors(RowSource rows) {
        this.rows = rows;
    }

    @Override
    public @Nullable IncomingVector next() {
        try {
            SourceRow row = rows.next();
            while (row != null && row.cells().isEmpty()) {
                row = rows.next();
            }
            return row == null ? null : vector(row);
        } catch (BadRowException e) {
            throw new UnusableFileException(e.line(), e.detail());
        }
    }

    private static IncomingVector vector(SourceRow row) {
        if (!(row.cells().get("entity") instanceof String entity)) {
            throw new UnusableFileException(row.line(), COLUMNS);
        }
        Object vector = row.cells().get("vector");
        if (vector instanceof List<?> numbers) {
            return new IncomingVector(row.line(), entity, floats(row, numbers));
        }
        if (vector instanceof String base64) {
            return new IncomingVector(row.line(), entity, floats(row, base64));
        }
        throw new UnusableFileException(row.line(), COLUMNS);
    }

    private static float[] floats(SourceRow row, List<?> numbers) {
        float[] values = new float[numbers.size()];
        for (int i = 0; i < values.length; i++) {
            if (!(numbers.get(i) instanceof BigDecimal number)) {
                throw new UnusableFileException(
                        row.line(), "The vector holds '" + numbers.get(i) + "', which is no finite number.");
            }
            values[i] = number.floatValue();
        }
        return values;
    }

    private static float[] floats(SourceRow row, String base64) {
        try {
            byte[] bytes = Base64.getDecoder().decode(base64);
            if (bytes.length % Float.BYTES == 0) {
                float[] values = new float[bytes.length / Float.BYTES];
                ByteBuffer.wrap(bytes)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asFloatBuffer()
                        .get(values);
                return values;
            }
        } catch (IllegalArgumentException notBase64) {
            throw new UnusableFileException(row.line(), COLUMNS);
        }
        throw new UnusableFileException(row.line(), "The base64 is cut off: a float32 has four bytes.");
    }

    @Override
    public void close() {
        rows.close();
    }
}
