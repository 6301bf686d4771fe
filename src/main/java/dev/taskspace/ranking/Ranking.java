package dev.taskspace.ranking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.taskspace.transfer.Observed;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /rank}. What cannot honestly be filled is null, and {@code unavailable} says why.
 *
 * @param space where vectors were compared, null for methods that compare none
 * @param answered what prompts answered that are compared by their answers, absent when none are
 * @param calibrated whether scores are expected gains learned from measured transfers
 * @param recommendation null while too little is measured to know
 * @param unavailable field to the reason why it is null
 */
record Ranking(
        String target,
        String method,
        @Nullable RankSpace space,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Answered answered,

        boolean calibrated,
        Evidence evidence,
        @Nullable Recommendation recommendation,
        Map<String, String> unavailable,
        List<Excluded> excluded,
        List<Result> results) {

    /**
     * The space in one glance; {@code GET /embeddings} has all of it.
     *
     * @param pool on which the models and prompts of the space were embedded, null when it holds datasets only
     * @param poolOverlap share of the pool's inputs that occur in the target; models that were embedded on its texts look
     *     more like it than they are. Null when the target is no dataset, or no models or prompts are ranked
     */
    record RankSpace(
            String key,
            String method,
            int version,
            String surrogate,
            String surrogateSha256,
            @Nullable String pool,
            @Nullable Double poolOverlap) {}

    /**
     * The inputs whose answers a selector of prompts reads.
     *
     * @param to rows of the target, whose labels are not looked at, or texts of a pool
     * @param inputs how many of them
     * @param masked texts of the pool that were left out besides, because they occur in the target
     */
    record Answered(String to, int inputs, int masked) {}

    /** How much the ranking knows of measured transfers. */
    @Schema(name = "RankEvidence")
    record Evidence(long transfers, long targets) {}

    /**
     * Whether to transfer at all.
     *
     * @param source the one to take, null when no transfer is the better bet
     */
    record Recommendation(boolean transfer, @Nullable String source, String reason) {}

    /** A source that was left out, and why. */
    @Schema(name = "ExcludedSource")
    record Excluded(String entity, Reason reason) {}

    /** Why a source was left out. */
    enum Reason {
        SELF("self"),
        DUPLICATE("duplicate"),
        NO_EMBEDDING("noEmbedding"),
        NOT_MEASURED("notMeasured"),
        NO_EXAMPLES("noExamples");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        @JsonValue
        String wireName() {
            return wireName;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One source.
     *
     * @param score higher is better; its unit is the method's
     * @param expectedGain relative gain over no transfer; a measured one lies in the interval in 95 of 100 cases
     * @param harmProbability that a measured gain is below 0
     * @param sourceEffect how good the source usually is for other targets, in units of the spread among sources
     * @param observed what was measured of this very pair
     * @param similarity by each embedding method that has both vectors
     * @param gainPerExample expected gain divided by the training examples of the source, only with {@code cost=true}
     * @param weakSignal whether the source taught the surrogate nothing, so that its vector says little
     */
    @Schema(name = "RankedSource")
    record Result(
            int rank,
            String source,
            double score,
            @Nullable Interval expectedGain,
            @Nullable Double harmProbability,
            Map<String, Double> similarity,
            @Nullable Double sourceEffect,
            List<Observed> observed,
            boolean weakSignal,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Double gainPerExample,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<Part> explanation) {}

    /** A mean with its 95 % interval. */
    record Interval(double mean, double low, double high) {}

    /**
     * One part of a score, or something that helps to judge it.
     *
     * @param link the recorded transfers that it rests on
     */
    @Schema(name = "ScorePart")
    record Part(
            String part,
            double value,
            String detail,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String link) {}
}
