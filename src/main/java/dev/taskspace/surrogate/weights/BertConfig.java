package dev.taskspace.surrogate.weights;

import org.jspecify.annotations.Nullable;

/**
 * The shape of BERT (Devlin et al. 2019) or of a descendant that differs in numbers only: RoBERTa, XLM-RoBERTa,
 * DistilBERT, ELECTRA.
 *
 * @param positions rows of the table of positions
 * @param embedding width of the embedding tables; ELECTRA may widen it to {@code hidden}
 * @param intermediate width of the feed-forward layer
 * @param tokenTypes rows of the table that tells the first text from the second; 0 when there is none
 * @param layerNormEpsilon added to the variance
 * @param padding null when positions count from 0; for RoBERTa, whose positions count from {@code padding + 1} and skip
 *     padding, the id of its padding token
 */
public record BertConfig(
        String family,
        int vocabulary,
        int positions,
        int embedding,
        int hidden,
        int layers,
        int heads,
        int intermediate,
        int tokenTypes,
        Activation activation,
        double layerNormEpsilon,
        @Nullable Integer padding)
        implements EncoderConfig {

    public BertConfig {
        if (layers < 1 || heads < 1 || hidden < 1 || hidden % heads != 0) {
            throw new WeightsFormatException(
                    "An encoder cannot have " + layers + " layers of width " + hidden + " with " + heads + " heads");
        }
        if (positions - (padding == null ? 0 : padding + 1) < 1) {
            throw new WeightsFormatException("An encoder cannot read inputs with " + positions + " positions");
        }
    }

    @Override
    public int maxTokens() {
        return padding == null ? positions : positions - padding - 1;
    }

    @Override
    public int headSize() {
        return hidden / heads;
    }

    @Override
    public Layout layout() {
        return new BertLayout(this);
    }

    /** Whether the embeddings are widened before the first layer. */
    boolean projects() {
        return embedding != hidden;
    }
}
