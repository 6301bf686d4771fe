package dev.taskspace.surrogate.weights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/** Names and shapes of the parameters of T5 (Raffel et al. 2020), as its own files have them. */
public final class T5Layout implements Layout {

    public static final String WORDS = "shared.weight";
    public static final String ENCODER = "encoder.";
    public static final String DECODER = "decoder.";
    public static final String SELF = "SelfAttention.";
    public static final String CROSS = "EncDecAttention.";
    public static final String FORWARD = "DenseReluDense.";
    public static final String NORM = "layer_norm";
    public static final String LAST_NORM = "final_layer_norm";
    public static final String POSITIONS = "block.0.layer.0.SelfAttention.relative_attention_bias.weight";

    /** What stands before every name of a model that has a head for classes. */
    static final String WRAPPER = "transformer.";

    static final String ENCODER_WORDS = "encoder.embed_tokens.weight";

    private final T5Config config;

    T5Layout(T5Config config) {
        this.config = config;
    }

    /** A part of a layer: the attentions, then the feed-forward part. */
    public static String part(String stack, int layer, int part) {
        return stack + "block." + layer + ".layer." + part + ".";
    }

    @Override
    public SequencedMap<String, long[]> shapes() {
        SequencedMap<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(WORDS, new long[] {config.vocabulary(), config.hidden()});
        stack(shapes, ENCODER, config.encoderLayers(), List.of(SELF));
        if (config.decodes()) {
            stack(shapes, DECODER, config.decoderLayers(), List.of(SELF, CROSS));
        }
        return shapes;
    }

    @Override
    public List<String> trained() {
        return shapes().keySet().stream().filter(name -> !name.equals(WORDS)).toList();
    }

    private void stack(Map<String, long[]> shapes, String stack, int layers, List<String> attentions) {
        shapes.put(stack + POSITIONS, new long[] {config.buckets(), config.heads()});
        for (int layer = 0; layer < layers; layer++) {
            for (int part = 0; part < attentions.size(); part++) {
                String at = part(stack, layer, part);
                norm(shapes, at + NORM);
                attention(shapes, at + attentions.get(part));
            }
            String at = part(stack, layer, attentions.size());
            norm(shapes, at + NORM);
            forward(shapes, at + FORWARD);
        }
        norm(shapes, stack + LAST_NORM);
    }

    private void attention(Map<String, long[]> shapes, String attention) {
        int inner = config.heads() * config.headSize();
        for (String projection : List.of("q", "k", "v")) {
            linear(shapes, attention + projection, inner, config.hidden());
        }
        linear(shapes, attention + "o", config.hidden(), inner);
    }

    private void forward(Map<String, long[]> shapes, String forward) {
        for (String projection : config.gated() ? List.of("wi_0", "wi_1") : List.of("wi")) {
            linear(shapes, forward + projection, config.intermediate(), config.hidden());
        }
        linear(shapes, forward + "wo", config.hidden(), config.intermediate());
    }

    private static void linear(Map<String, long[]> shapes, String name, int out, int in) {
        shapes.put(name + ".weight", new long[] {out, in});
    }

    private void norm(Map<String, long[]> shapes, String name) {
        shapes.put(name + ".weight", new long[] {config.hidden()});
    }
}
