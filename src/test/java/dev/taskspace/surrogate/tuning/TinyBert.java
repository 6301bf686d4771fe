package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.encoder.BertEncoder;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.encoder.Tokenizer;
import dev.taskspace.surrogate.weights.Activation;
import dev.taskspace.surrogate.weights.BertConfig;
import dev.taskspace.surrogate.weights.BertLayout;
import dev.taskspace.surrogate.weights.Tensor;
import dev.taskspace.surrogate.weights.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Two layers of eight random numbers, with the vocabulary of the real surrogate: fast enough for thousands of steps. */
public final class TinyBert {

    private static final BertConfig CONFIG =
            new BertConfig(BertLayout.FAMILY, 30_522, 512, 8, 8, 2, 2, 12, 2, Activation.GELU, 1e-12, null);

    private TinyBert() {}

    public static FrozenEncoder load(NDManager manager, DataType type) {
        var random = new SplittableRandom(11);
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        new BertLayout(CONFIG).shapes().forEach((name, shape) -> {
            float[] values = new float[(int) (shape[0] * (shape.length == 2 ? shape[1] : 1))];
            double centre = name.endsWith("LayerNorm.weight") ? 1 : 0;
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) random.nextGaussian(centre, 0.3);
            }
            tensors.put(name, Tensor.of(shape, values));
        });
        return new FrozenEncoder(
                new BertEncoder(CONFIG),
                TensorRuntime.load(new Weights(CONFIG, tensors, "random"), manager, type),
                new Tokenizer(MiniLm.tokenizer(), CONFIG.maxTokens(), CONFIG.vocabulary()),
                manager);
    }
}
