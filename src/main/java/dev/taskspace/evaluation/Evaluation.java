package dev.taskspace.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code GET /evaluations}.
 *
 * @param targets how many targets were left out, one at a time
 * @param transfers how many measured pairs the rankings were compared with
 * @param formulas metric to what it measures
 * @param noiseCeiling metric to what half of the seeds reach as a prediction of the other half; empty with one seed
 * @param methods best by the first metric first
 * @param calibration stated probability of harm against the share that was harmed, of the hybrid that does not know
 *     the target
 * @param unmeasured prompts that would fit a target but were not tried on the same rows as the others
 */
record Evaluation(
        int targets,
        int sources,
        long transfers,
        Map<String, String> formulas,
        Map<String, Interval> noiseCeiling,
        List<MethodScore> methods,
        List<Bin> calibration,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Unmeasured> unmeasured) {

    /** A mean over targets with its 95 % bootstrap interval. */
    record Interval(double mean, double low, double high) {}

    /**
     * One method.
     *
     * @param targets how many targets it could rank: one that does not know all sources of a target cannot
     * @param performance accuracy of the first prompt in percent points; of prompts only, as is
     * @param rate the same in percent of the best prompt's
     */
    record MethodScore(
            String method,
            int targets,
            @Nullable Interval ndcg,
            @Nullable Interval ndcgRankGain,
            @Nullable Interval meanRank,
            @Nullable Interval spearman,
            @Nullable Interval regretAt1,
            @Nullable Interval regretAt3,
            @Nullable Interval regretAt5,
            @Nullable Interval topOneHit,
            @Nullable Interval harmAtOne,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Interval performance,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Interval rate) {}

    /** A prompt that a target has no accuracy of, and why. */
    record Unmeasured(String target, String prompt, String reason) {}

    /** Pairs whose stated probability of harm was alike. */
    @Schema(name = "CalibrationBin")
    record Bin(double stated, double observed, long n) {}
}
