package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.encoder.Encoder;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.encoder.Tokenizer;
import dev.taskspace.surrogate.registry.ClasspathSurrogates;
import dev.taskspace.surrogate.weights.OnnxBert;
import dev.taskspace.surrogate.weights.Weights;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The real default surrogate, loaded once for all tests of a run. */
public final class MiniLm {

    private static final ClasspathSurrogates SURROGATES = new ClasspathSurrogates();

    private MiniLm() {}

    public static Surrogate surrogate() {
        return SURROGATES.find(Surrogates.DEFAULT).orElseThrow();
    }

    public static byte[] weights() {
        return resource("/all-minilm-l6-v2.onnx");
    }

    public static byte[] tokenizer() {
        return resource("/all-minilm-l6-v2-tokenizer.json");
    }

    /** The inside of the surrogate, loaded below the given manager. */
    public static FrozenEncoder load(NDManager manager) {
        Weights weights = OnnxBert.read(weights(), 12);
        return new FrozenEncoder(
                Encoder.of(weights.config()),
                TensorRuntime.load(weights, manager, DataType.FLOAT32),
                new Tokenizer(
                        tokenizer(),
                        weights.config().maxTokens(),
                        weights.config().vocabulary()),
                manager);
    }

    private static byte[] resource(String name) {
        try (InputStream stream = Objects.requireNonNull(MiniLm.class.getResourceAsStream(name))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
