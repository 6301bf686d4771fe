package dev.taskspace.surrogate.weights;

import java.util.Arrays;

/** T5 (Raffel et al. 2020) in its versions 1.0 and 1.1, and mT5, which is the latter. */
enum T5Family implements Family {
    T5;

    /** What the library sets where a file says nothing. */
    private static final int USUAL_TOKENS = 512;

    private static final int USUAL_BUCKETS = 32;
    private static final int USUAL_DISTANCE = 128;

    private static final String GATED = "gated-";

    static boolean isCalled(String modelType) {
        return modelType.equals("t5") || modelType.equals("mt5");
    }

    @Override
    public T5Config config(ConfigFile file) {
        String feedForward = file.text("feed_forward_proj", "relu");
        boolean gated = feedForward.startsWith(GATED);
        int layers = file.count("num_layers");
        boolean encoderOnly = file.architectures().stream().anyMatch(name -> name.endsWith("EncoderModel"));
        return new T5Config(
                file.count("vocab_size"),
                file.count("d_model"),
                layers,
                encoderOnly ? 0 : file.count("num_decoder_layers", layers),
                file.count("num_heads"),
                file.count("d_kv"),
                file.count("d_ff"),
                gated,
                // This one name means the approximation here, and only here.
                feedForward.equals("gated-gelu")
                        ? Activation.GELU_TANH
                        : Activation.of(gated ? feedForward.substring(GATED.length()) : feedForward),
                file.count("relative_attention_num_buckets", USUAL_BUCKETS),
                file.count("relative_attention_max_distance", USUAL_DISTANCE),
                file.epsilon("layer_norm_epsilon", 1e-6),
                file.count("decoder_start_token_id", file.count("pad_token_id", 0)),
                file.count("n_positions", USUAL_TOKENS));
    }

    @Override
    public TensorTable canonical(TensorTable table) {
        // A file holds the tied table of words under one of its names, or under several.
        String words = Arrays.asList(T5Layout.WORDS, T5Layout.WRAPPER + T5Layout.WORDS).stream()
                        .anyMatch(table.tensors()::containsKey)
                ? T5Layout.WORDS
                : T5Layout.ENCODER_WORDS;
        return table.renamed(name -> {
            String own = name.startsWith(T5Layout.WRAPPER) ? name.substring(T5Layout.WRAPPER.length()) : name;
            return own.equals(words) ? T5Layout.WORDS : own;
        });
    }

    @Override
    public ClassifierLayout classifier() {
        return new ClassifierLayout(
                "classification_head.dense",
                Activation.TANH,
                "classification_head.out_proj",
                ClassifierLayout.Reads.LAST);
    }
}
