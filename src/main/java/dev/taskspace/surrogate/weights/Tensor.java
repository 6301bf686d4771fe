package dev.taskspace.surrogate.weights;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Numbers of a weights file, row by row, on the heap or mapped from the file.
 *
 * @param values as many as the shape says, from position 0
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Tensor(long[] shape, FloatBuffer values) {

    public Tensor {
        if (values.remaining() != size(shape)) {
            throw new WeightsFormatException(
                    "A tensor of shape " + Arrays.toString(shape) + " has " + values.remaining() + " values");
        }
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

    /** Of a matrix {@code [rows, columns]} the matrix {@code [columns, rows]}. */
    Tensor transposed() {
        if (shape.length != 2) {
            throw new WeightsFormatException("Only a matrix can be transposed, not " + Arrays.toString(shape));
        }
        int rows = (int) shape[0];
        int columns = (int) shape[1];
        float[] source = new float[rows * columns];
        values.duplicate().get(source);
        float[] target = new float[source.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                target[column * rows + row] = source[row * columns + column];
            }
        }
        return new Tensor(new long[] {columns, rows}, FloatBuffer.wrap(target));
    }
}
