package dev.taskspace.surrogate.weights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Numbers of a weights file, row by row, on the heap or mapped from the file.
 *
 * @param bytes as many as the shape and the format say, from position 0; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Tensor(long[] shape, NumberFormat format, ByteBuffer bytes) {

    /** Numbers that are decoded and checked at once. */
    private static final int PIECE = 1 << 16;

    /** Rows and columns that stay in a processor's first cache while they change places. */
    private static final int TILE = 32;

    public Tensor {
        long expected = (long) size(shape) * format.width();
        if (bytes.remaining() != expected) {
            throw new WeightsFormatException("A " + format + " tensor of shape " + Arrays.toString(shape) + " has "
                    + bytes.remaining() + " bytes, not " + expected);
        }
    }

    public static Tensor of(long[] shape, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return new Tensor(shape, NumberFormat.F32, bytes);
    }

    /** Number of values. */
    public int size() {
        return size(shape);
    }

    /**
     * Number of values of a shape.
     *
     * @throws WeightsFormatException when a dimension is negative or the product exceeds 2^31 - 1
     */
    static int size(long[] shape) {
        try {
            long size = 1;
            for (long dimension : shape) {
                if (dimension < 0) {
                    throw new WeightsFormatException("Negative dimension in shape " + Arrays.toString(shape));
                }
                size = Math.multiplyExact(size, dimension);
            }
            return Math.toIntExact(size);
        } catch (ArithmeticException e) {
            throw new WeightsFormatException("Shape " + Arrays.toString(shape) + " is too large", e);
        }
    }

    /**
     * Writes all values to a buffer of that size.
     *
     * @throws WeightsFormatException when one is not a finite number, or the file was cut off after it was opened
     */
    public void copyTo(FloatBuffer target) {
        ByteBuffer rest = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        float[] piece = new float[Math.min(PIECE, size())];
        try {
            while (rest.hasRemaining()) {
                int count = Math.min(piece.length, rest.remaining() / format.width());
                int length = count * format.width();
                format.decode(
                        rest.slice(rest.position(), length).order(ByteOrder.LITTLE_ENDIAN), FloatBuffer.wrap(piece));
                rest.position(rest.position() + length);
                requireFinite(piece, count);
                target.put(piece, 0, count);
            }
        } catch (InternalError e) {
            // What the virtual machine throws for a mapped page that is no longer there.
            throw new WeightsFormatException("The file was cut off while it was read", e);
        }
    }

    private static void requireFinite(float[] values, int count) {
        for (int i = 0; i < count; i++) {
            if (!Float.isFinite(values[i])) {
                throw new WeightsFormatException("A weight is not a finite number");
            }
        }
    }

    /** Of a matrix {@code [rows, columns]} the matrix {@code [columns, rows]}. */
    Tensor transposed() {
        if (shape.length != 2) {
            throw new WeightsFormatException("Only a matrix can be transposed, not " + Arrays.toString(shape));
        }
        int rows = (int) shape[0];
        int columns = (int) shape[1];
        float[] source = new float[size()];
        copyTo(FloatBuffer.wrap(source));
        float[] target = new float[source.length];
        for (int row = 0; row < rows; row += TILE) {
            for (int column = 0; column < columns; column += TILE) {
                transposeTile(source, target, rows, columns, row, column);
            }
        }
        return of(new long[] {columns, rows}, target);
    }

    private static void transposeTile(float[] source, float[] target, int rows, int columns, int top, int left) {
        int bottom = Math.min(top + TILE, rows);
        int right = Math.min(left + TILE, columns);
        for (int column = left; column < right; column++) {
            for (int row = top; row < bottom; row++) {
                target[column * rows + row] = source[row * columns + column];
            }
        }
    }
}
