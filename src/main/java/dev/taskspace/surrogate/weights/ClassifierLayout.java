package dev.taskspace.surrogate.weights;

import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * The head that a sequence classifier of the library has on the state of one token: two linear layers with an activation
 * between them.
 *
 * @param inner name of the first layer, {@code [hidden, hidden]}
 * @param activation after it
 * @param outer name of the second layer, {@code [labels, hidden]}
 * @param reads which token
 */
public record ClassifierLayout(String inner, Activation activation, String outer, Reads reads) {

    /** Whose state the head reads. */
    public enum Reads {
        FIRST,
        LAST
    }

    private ClassifierLayout(String inner, Activation activation, String outer) {
        this(inner, activation, outer, Reads.FIRST);
    }

    static ClassifierLayout of(BertFamily family) {
        return switch (family) {
            case BERT -> new ClassifierLayout("pooler.dense", Activation.TANH, "classifier");
            case ROBERTA -> new ClassifierLayout("classifier.dense", Activation.TANH, "classifier.out_proj");
            case DISTILBERT -> new ClassifierLayout("pre_classifier", Activation.RELU, "classifier");
            case ELECTRA -> new ClassifierLayout("classifier.dense", Activation.GELU, "classifier.out_proj");
        };
    }

    /**
     * The tensors of this head.
     *
     * @throws WeightsFormatException when the model has none or another
     */
    SequencedMap<String, Tensor> select(TensorTable tensors, int hidden, int labels) {
        SequencedMap<String, long[]> shapes = new LinkedHashMap<>();
        shapes.put(inner + ".weight", new long[] {hidden, hidden});
        shapes.put(inner + ".bias", new long[] {hidden});
        shapes.put(outer + ".weight", new long[] {labels, hidden});
        shapes.put(outer + ".bias", new long[] {labels});
        try {
            return tensors.select(shapes);
        } catch (WeightsFormatException e) {
            throw new WeightsFormatException(
                    "No head that classifies sequences into " + labels + " labels: " + e.getMessage(), e);
        }
    }
}
