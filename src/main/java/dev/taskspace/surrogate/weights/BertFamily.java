package dev.taskspace.surrogate.weights;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the members of the BERT family write down their configuration and name their tensors. */
enum BertFamily implements Family {
    BERT("bert"),
    ROBERTA("roberta"),
    DISTILBERT("distilbert"),
    ELECTRA("electra");

    /** Parts of names: those of DistilBERT, then those that everyone else has, which the layout uses. */
    private static final Map<String, String> DISTILLED = Map.of(
            ".attention.q_lin.", ".attention.self.query.",
            ".attention.k_lin.", ".attention.self.key.",
            ".attention.v_lin.", ".attention.self.value.",
            ".attention.out_lin.", ".attention.output.dense.",
            ".sa_layer_norm.", ".attention.output.LayerNorm.",
            ".ffn.lin1.", ".intermediate.dense.",
            ".ffn.lin2.", ".output.dense.",
            ".output_layer_norm.", ".output.LayerNorm.");

    private final String label;

    BertFamily(String label) {
        this.label = label;
    }

    /** The family of this {@code model_type}. */
    static Optional<BertFamily> of(String modelType) {
        return switch (modelType) {
            case "bert" -> Optional.of(BERT);
            case "roberta", "xlm-roberta", "camembert" -> Optional.of(ROBERTA);
            case "distilbert" -> Optional.of(DISTILBERT);
            case "electra" -> Optional.of(ELECTRA);
            default -> Optional.empty();
        };
    }

    String label() {
        return label;
    }

    /** The name that {@link BertLayout} has for a tensor of the file. */
    String canonical(String name) {
        String prefix = label + ".";
        String own = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
        String modern = own.replace("LayerNorm.gamma", "LayerNorm.weight").replace("LayerNorm.beta", "LayerNorm.bias");
        return this == DISTILBERT ? undistilled(modern) : modern;
    }

    private static String undistilled(String name) {
        if (!name.startsWith("transformer.layer.")) {
            return name;
        }
        String canonical = "encoder" + name.substring("transformer".length());
        for (Map.Entry<String, String> part : DISTILLED.entrySet()) {
            canonical = canonical.replace(part.getKey(), part.getValue());
        }
        return canonical;
    }

    @Override
    public TensorTable canonical(TensorTable table) {
        return table.renamed(this::canonical);
    }

    @Override
    public ClassifierLayout classifier() {
        return ClassifierLayout.of(this);
    }

    @Override
    public BertConfig config(ConfigFile file) {
        String positions = file.text("position_embedding_type", "absolute");
        if (!positions.equals("absolute")) {
            throw new WeightsFormatException(
                    "Positions of the type \"" + positions + "\" are not supported; absolute ones are");
        }
        if (file.flag("is_decoder", false) || file.flag("add_cross_attention", false)) {
            throw new WeightsFormatException("This " + label + " is a decoder; only encoders are supported");
        }
        return this == DISTILBERT
                ? distilled(file)
                : usual(file, this == ROBERTA ? file.count("pad_token_id", 1) : null);
    }

    private BertConfig usual(ConfigFile file, @Nullable Integer padding) {
        int hidden = file.count("hidden_size");
        return new BertConfig(
                label,
                file.count("vocab_size"),
                file.count("max_position_embeddings"),
                this == ELECTRA ? file.count("embedding_size", hidden) : hidden,
                hidden,
                file.count("num_hidden_layers"),
                file.count("num_attention_heads"),
                file.count("intermediate_size"),
                file.count("type_vocab_size", 2),
                Activation.of(file.text("hidden_act", "gelu")),
                file.epsilon("layer_norm_eps", 1e-12),
                padding);
    }

    private BertConfig distilled(ConfigFile file) {
        int hidden = file.count("dim", "hidden_size");
        return new BertConfig(
                label,
                file.count("vocab_size"),
                file.count("max_position_embeddings"),
                hidden,
                hidden,
                file.count("n_layers", "num_hidden_layers"),
                file.count("n_heads", "num_attention_heads"),
                file.count("hidden_dim"),
                0,
                Activation.of(file.text("activation", "gelu")),
                1e-12,
                null);
    }
}
