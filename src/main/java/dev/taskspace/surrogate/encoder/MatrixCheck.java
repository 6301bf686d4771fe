package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** Compares what the engine computes with the same in double, one number after the other in plain Java. */
final class MatrixCheck {

    /** Of the sum of the absolute terms; rounding of single precision stays tenfold below. */
    private static final double TOLERANCE = 4e-6;

    /** Rows, inner size and columns: the shapes of a transformer, and odd ones that end inside a register. */
    private static final int[][] SHAPES = {
        {1, 1, 1}, {3, 5, 7}, {17, 33, 65}, {16, 384, 384}, {100, 384, 1536}, {100, 1536, 384}, {31, 127, 255}
    };

    private final NDManager manager;
    private final BinaryOperator<NDArray> product;
    private final SplittableRandom random = new SplittableRandom(1);

    MatrixCheck(NDManager manager) {
        this(manager, NDArray::matMul);
    }

    /** Checks another way to multiply matrices. */
    MatrixCheck(NDManager manager, BinaryOperator<NDArray> product) {
        this.manager = manager;
        this.product = product;
    }

    /** What is wrong, null when nothing is. */
    @Nullable
    String fault() {
        for (int[] shape : SHAPES) {
            if (!right(shape[0], shape[1], shape[2])) {
                return "a product of %d × %d by %d × %d".formatted(shape[0], shape[1], shape[1], shape[2]);
            }
        }
        return rightGradient(64, 384, 5) ? null : "a forward and backward pass";
    }

    private boolean right(int rows, int inner, int columns) {
        float[] left = normal(rows * inner);
        float[] right = normal(columns * inner);
        NDArray a = tensor(left, rows, inner);
        NDArray b = tensor(right, columns, inner);
        float[] got = product.apply(a, b.transpose()).toFloatArray();
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                double sum = 0;
                double size = 0;
                for (int k = 0; k < inner; k++) {
                    double term = (double) left[i * inner + k] * right[j * inner + k];
                    sum += term;
                    size += Math.abs(term);
                }
                if (!(Math.abs(got[i * columns + j] - sum) <= TOLERANCE * size)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Softmax regression: the gradient of the summed cross-entropy by the weights is {@code (softmax(XWᵀ) − Y)ᵀ X}. */
    private boolean rightGradient(int examples, int inputs, int classes) {
        float[] x = normal(examples * inputs);
        float[] w = normal(classes * inputs);
        NDArray weight = tensor(w, classes, inputs);
        weight.setRequiresGradient(true);
        float[] labels = new float[examples * classes];
        double[] wanted = new double[classes * inputs];
        for (int i = 0; i < examples; i++) {
            labels[i * classes + i % classes] = 1;
            double[] error = softmax(x, w, i, inputs, classes);
            error[i % classes] -= 1;
            for (int c = 0; c < classes; c++) {
                for (int k = 0; k < inputs; k++) {
                    wanted[c * inputs + k] += error[c] * x[i * inputs + k];
                }
            }
        }
        NDArray rows = tensor(x, examples, inputs);
        NDArray targets = tensor(labels, examples, classes);
        Autograd.recorded(() -> {
            NDArray logits = product.apply(rows, weight.transpose());
            Autograd.backward(logits.logSoftmax(1).mul(targets).sum().neg(), 1);
        });
        return near(weight.getGradient().toFloatArray(), wanted, examples);
    }

    private static double[] softmax(float[] x, float[] w, int row, int inputs, int classes) {
        double[] values = new double[classes];
        double largest = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < classes; c++) {
            for (int k = 0; k < inputs; k++) {
                values[c] += (double) x[row * inputs + k] * w[c * inputs + k];
            }
            largest = Math.max(largest, values[c]);
        }
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            values[c] = Math.exp(values[c] - largest);
            sum += values[c];
        }
        for (int c = 0; c < classes; c++) {
            values[c] /= sum;
        }
        return values;
    }

    private static boolean near(float[] got, double[] wanted, int size) {
        for (int i = 0; i < got.length; i++) {
            // The softmax of logits around 20 carries a hundred times the rounding of one product.
            if (!(Math.abs(got[i] - wanted[i]) <= 10 * TOLERANCE * size)) {
                return false;
            }
        }
        return true;
    }

    private float[] normal(int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private NDArray tensor(float[] values, int rows, int columns) {
        return manager.create(values, new Shape(rows, columns)).duplicate();
    }
}
