package dev.taskspace.ranking.hybrid;

import java.util.List;

/**
 * What the model says of one source.
 *
 * @param z expected score in units of the spread among sources
 * @param cautious z less how far predictions of this source usually err, once something of the target is measured; orders
 *     the sources
 * @param gain expected relative gain over no transfer
 * @param cautiousGain the gain that {@code cautious} stands for
 * @param low a measured gain lies between low and high in 95 of 100 cases
 * @param harm probability that a measured gain is below 0
 * @param sourceEffect how good the source usually is, in units of the spread among sources, this target left out
 * @param parts that cautious is the sum of
 */
public record Judgement(
        double z,
        double cautious,
        double gain,
        double cautiousGain,
        double low,
        double high,
        double harm,
        double sourceEffect,
        List<Part> parts) {

    /** A part of z. */
    public record Part(String name, double z, String meaning) {}
}
