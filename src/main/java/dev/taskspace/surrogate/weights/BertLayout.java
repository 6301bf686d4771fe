package dev.taskspace.surrogate.weights;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Names and shapes of the parameters of a BERT encoder (Devlin et al. 2019), in the order of the forward pass. */
public final class BertLayout {

    public static final String FAMILY = "bert";
    public static final String WORDS = "embeddings.word_embeddings.weight";
    public static final String POSITIONS = "embeddings.position_embeddings.weight";
    public static final String TYPES = "embeddings.token_type_embeddings.weight";

    private static final int TOKEN_TYPES = 2;

    private final EncoderConfig config;

    public BertLayout(EncoderConfig config) {
        this.config = config;
    }

    public static String layer(int index) {
        return "encoder.layer." + index + ".";
    }

    /** Every parameter with its shape: the three embedding tables first. */
    public SequencedMap<String, long[]> shapes() {
        SequencedMap<String, long[]> shapes = new LinkedHashMap<>();
        int hidden = config.hidden();
        shapes.put(WORDS, new long[] {config.vocabulary(), hidden});
        shapes.put(POSITIONS, new long[] {config.maxTokens(), hidden});
        shapes.put(TYPES, new long[] {TOKEN_TYPES, hidden});
        norm(shapes, "embeddings.LayerNorm");
        for (int index = 0; index < config.layers(); index++) {
            String layer = layer(index);
            for (String part : List.of("query", "key", "value")) {
                linear(shapes, layer + "attention.self." + part, hidden, hidden);
            }
            linear(shapes, layer + "attention.output.dense", hidden, hidden);
            norm(shapes, layer + "attention.output.LayerNorm");
            linear(shapes, layer + "intermediate.dense", config.intermediate(), hidden);
            linear(shapes, layer + "output.dense", hidden, config.intermediate());
            norm(shapes, layer + "output.LayerNorm");
        }
        return shapes;
    }

    /** The parameters that a full tuning trains: not the tables, and not the key bias, whose gradient is always zero. */
    public List<String> trained() {
        return shapes().keySet().stream()
                .filter(name -> !List.of(WORDS, POSITIONS, TYPES).contains(name))
                .filter(name -> !name.endsWith("attention.self.key.bias"))
                .toList();
    }

    /**
     * The tensors of the layout in its order, anything else left out.
     *
     * @throws WeightsFormatException when one is missing or has another shape
     */
    Map<String, Tensor> select(Map<String, Tensor> tensors) {
        Map<String, Tensor> selected = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        shapes().forEach((name, shape) -> {
            Tensor tensor = tensors.get(name);
            if (tensor == null) {
                missing.add(name);
            } else if (!Arrays.equals(tensor.shape(), shape)) {
                throw new WeightsFormatException(name + " has shape " + Arrays.toString(tensor.shape()) + ", expected "
                        + Arrays.toString(shape));
            } else {
                selected.put(name, tensor);
            }
        });
        if (!missing.isEmpty()) {
            throw new WeightsFormatException(
                    "Not a BERT encoder of " + config.layers() + " layers; missing: " + String.join(", ", missing));
        }
        return selected;
    }

    private static void linear(Map<String, long[]> shapes, String name, int out, int in) {
        shapes.put(name + ".weight", new long[] {out, in});
        shapes.put(name + ".bias", new long[] {out});
    }

    private void norm(Map<String, long[]> shapes, String name) {
        shapes.put(name + ".weight", new long[] {config.hidden()});
        shapes.put(name + ".bias", new long[] {config.hidden()});
    }
}
