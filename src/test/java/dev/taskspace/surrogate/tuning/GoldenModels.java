package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.taskspace.surrogate.encoder.Encoder;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.encoder.Tokenizer;
import dev.taskspace.surrogate.weights.Goldens;
import dev.taskspace.surrogate.weights.HuggingFaceModel;
import dev.taskspace.surrogate.weights.Tensor;
import dev.taskspace.surrogate.weights.Weights;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads the models that have goldens, and compares with those. */
final class GoldenModels {

    private GoldenModels() {}

    static FrozenEncoder load(String name, NDManager manager) {
        return load(HuggingFaceModel.read(Goldens.directory(name)), manager);
    }

    static FrozenEncoder load(HuggingFaceModel model, NDManager manager) {
        Weights weights = model.weights();
        return new FrozenEncoder(
                Encoder.of(weights.config()),
                TensorRuntime.load(weights, manager, DataType.FLOAT32),
                new Tokenizer(
                        model.tokenizer(),
                        weights.config().maxTokens(),
                        weights.config().vocabulary()),
                manager);
    }

    static NDArray array(@Nullable Tensor tensor, NDManager manager) {
        return manager.create(
                        Goldens.values(tensor),
                        new Shape(Objects.requireNonNull(tensor).shape()))
                .duplicate();
    }

    static double largestDifference(NDArray actual, @Nullable Tensor expected) {
        float[] wanted = Goldens.values(expected);
        float[] found = sampled(Floats.of(actual), wanted.length);
        assertThat(found).hasSameSizeAs(wanted);
        double largest = 0;
        for (int i = 0; i < wanted.length; i++) {
            largest = Math.max(largest, Math.abs(found[i] - wanted[i]));
        }
        return largest;
    }

    /** By the norm of the difference, relative to that of the expected tensor. */
    static void assertSimilar(NDArray actual, @Nullable Tensor expected, double tolerance) {
        float[] wanted = Goldens.values(expected);
        float[] found = sampled(Floats.of(actual), wanted.length);
        assertThat(found).hasSameSizeAs(wanted);
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < wanted.length; i++) {
            difference += Math.pow(found[i] - wanted[i], 2);
            norm += Math.pow(wanted[i], 2);
        }
        assertThat(Math.sqrt(difference)).isLessThan(tolerance * Math.sqrt(norm));
    }

    /** As many values as are kept, in even steps. */
    private static float[] sampled(float[] values, int kept) {
        float[] sample = new float[kept];
        int step = values.length == kept ? 1 : values.length / kept;
        for (int i = 0; i < kept; i++) {
            sample[i] = values[i * step];
        }
        return sample;
    }
}
