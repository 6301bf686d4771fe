package dev.taskspace.surrogate.weights;

/**
 * The shape of T5 (Raffel et al. 2020).
 *
 * @param encoderLayers of the stack that reads the input
 * @param decoderLayers of the stack that reads it again, one token late, and sees what the first one made of it; 0 when
 *     there is none
 * @param headSize width of one head; the heads together need not be as wide as a state
 * @param intermediate width of the feed-forward layer
 * @param gated whether the feed-forward layer multiplies two projections (version 1.1)
 * @param buckets rows of the table of relative positions
 * @param maxDistance from which on all distances are one
 * @param layerNormEpsilon added to the mean square
 * @param start id of the token that the decoder reads first
 * @param maxTokens longest input that it was made for
 */
public record T5Config(
        int vocabulary,
        int hidden,
        int encoderLayers,
        int decoderLayers,
        int heads,
        int headSize,
        int intermediate,
        boolean gated,
        Activation activation,
        int buckets,
        int maxDistance,
        double layerNormEpsilon,
        int start,
        int maxTokens)
        implements EncoderConfig {

    /** What an encoder with its decoder is called. */
    public static final String FAMILY = "t5";

    /** Fewer cannot tell left from right and near from far. */
    private static final int FEWEST_BUCKETS = 4;

    public T5Config {
        if (buckets < FEWEST_BUCKETS || maxDistance <= buckets / 2) {
            throw new WeightsFormatException(
                    "Relative positions cannot have " + buckets + " buckets up to the distance " + maxDistance);
        }
        if (maxTokens < 1) {
            throw new WeightsFormatException("An encoder cannot read inputs of " + maxTokens + " tokens");
        }
        if (start >= vocabulary) {
            throw new WeightsFormatException("The decoder cannot start with token " + start + " of " + vocabulary);
        }
    }

    /** The same without its decoder. */
    public T5Config encoderOnly() {
        return new T5Config(
                vocabulary,
                hidden,
                encoderLayers,
                0,
                heads,
                headSize,
                intermediate,
                gated,
                activation,
                buckets,
                maxDistance,
                layerNormEpsilon,
                start,
                maxTokens);
    }

    @Override
    public String family() {
        return decodes() ? FAMILY : FAMILY + "-encoder";
    }

    public boolean decodes() {
        return decoderLayers > 0;
    }

    /** Of the stack whose states a head reads. */
    @Override
    public int layers() {
        return decodes() ? decoderLayers : encoderLayers;
    }

    @Override
    public Layout layout() {
        return new T5Layout(this);
    }
}
