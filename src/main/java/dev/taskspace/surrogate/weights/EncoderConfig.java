package dev.taskspace.surrogate.weights;

/**
 * The shape of a transformer encoder.
 *
 * @param family architecture, for example {@code bert}
 * @param intermediate width of the feed-forward layer
 * @param layerNormEpsilon added to the variance
 */
public record EncoderConfig(
        String family,
        int vocabulary,
        int maxTokens,
        int hidden,
        int layers,
        int heads,
        int intermediate,
        double layerNormEpsilon) {

    public EncoderConfig {
        if (layers < 1 || heads < 1 || hidden < 1 || hidden % heads != 0) {
            throw new WeightsFormatException(
                    "An encoder cannot have " + layers + " layers of width " + hidden + " with " + heads + " heads");
        }
    }

    public int headSize() {
        return hidden / heads;
    }
}
