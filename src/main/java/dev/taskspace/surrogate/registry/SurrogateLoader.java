package dev.taskspace.surrogate.registry;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.encoder.Encoder;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.encoder.Tokenizer;
import dev.taskspace.surrogate.tuning.FrozenEncoder;
import dev.taskspace.surrogate.weights.EncoderConfig;
import dev.taskspace.surrogate.weights.Weights;

/** Brings what was read from files to where it computes. */
final class SurrogateLoader {

    private SurrogateLoader() {}

    static SurrogateInfo info(String name, Weights weights) {
        EncoderConfig config = weights.config();
        return new SurrogateInfo(
                name,
                weights.sha256(),
                config.family(),
                config.hidden(),
                config.layers(),
                config.heads(),
                weights.parameters(),
                config.maxTokens(),
                TensorRuntime.device());
    }

    /** @throws dev.taskspace.surrogate.weights.WeightsFormatException when it cannot be used */
    static Tokenizer tokenizer(Weights weights, byte[] definition) {
        return new Tokenizer(
                definition, weights.config().maxTokens(), weights.config().vocabulary());
    }

    /** Everything that is native lives until the process ends, like the surrogate. */
    static FrozenEncoder load(Weights weights, byte[] tokenizer) {
        EncoderConfig config = weights.config();
        NDManager manager = TensorRuntime.open();
        try {
            return new FrozenEncoder(
                    Encoder.of(config),
                    TensorRuntime.load(weights, manager, DataType.FLOAT32),
                    tokenizer(weights, tokenizer),
                    manager);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }
}
