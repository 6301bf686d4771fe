package dev.taskspace.surrogate.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Names and shapes of the parameters of a BERT encoder (Devlin et al. 2019), in the order of the forward pass. All
 * members of the family bear the names that BERT gives them, whatever their file says.
 */
public final class BertLayout implements Layout {

    public static final String FAMILY = "bert";
    public static final String WORDS = "embeddings.word_embeddings.weight";
    public static final String POSITIONS = "embeddings.position_embeddings.weight";
    public static final String TYPES = "embeddings.token_type_embeddings.weight";

    /** Widens the embeddings, where they are narrower than the states. */
    public static final String PROJECTION = "embeddings_project";

    private final BertConfig config;

    public BertLayout(BertConfig config) {
        this.config = config;
    }

    public static String layer(int index) {
        return "encoder.layer." + index + ".";
    }

    @Override
    public SequencedMap<String, long[]> shapes() {
        SequencedMap<String, long[]> shapes = new LinkedHashMap<>();
        int hidden = config.hidden();
        int embedding = config.embedding();
        shapes.put(WORDS, new long[] {config.vocabulary(), embedding});
        shapes.put(POSITIONS, new long[] {config.positions(), embedding});
        if (config.tokenTypes() > 0) {
            shapes.put(TYPES, new long[] {config.tokenTypes(), embedding});
        }
        norm(shapes, "embeddings.LayerNorm", embedding);
        if (config.projects()) {
            linear(shapes, PROJECTION, hidden, embedding);
        }
        for (int index = 0; index < config.layers(); index++) {
            String layer = layer(index);
            for (String part : List.of("query", "key", "value")) {
                linear(shapes, layer + "attention.self." + part, hidden, hidden);
            }
            linear(shapes, layer + "attention.output.dense", hidden, hidden);
            norm(shapes, layer + "attention.output.LayerNorm", hidden);
            linear(shapes, layer + "intermediate.dense", config.intermediate(), hidden);
            linear(shapes, layer + "output.dense", hidden, config.intermediate());
            norm(shapes, layer + "output.LayerNorm", hidden);
        }
        return shapes;
    }

    /** Not the tables, and not the key bias, whose gradient is always zero. */
    @Override
    public List<String> trained() {
        return shapes().keySet().stream()
                .filter(name -> !List.of(WORDS, POSITIONS, TYPES).contains(name))
                .filter(name -> !name.endsWith("attention.self.key.bias"))
                .toList();
    }

    private static void linear(Map<String, long[]> shapes, String name, int out, int in) {
        shapes.put(name + ".weight", new long[] {out, in});
        shapes.put(name + ".bias", new long[] {out});
    }

    private static void norm(Map<String, long[]> shapes, String name, int width) {
        shapes.put(name + ".weight", new long[] {width});
        shapes.put(name + ".bias", new long[] {width});
    }
}
