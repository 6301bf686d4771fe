package dev.taskspace.ranking.selection;

import java.util.Arrays;

/**
 * All that is known of some prompts without gold labels; position i is the same prompt throughout.
 *
 * @param perplexity {@code [prompts][texts]} of the filled prompts under the model itself, {@code exp} of minus the mean
 *     log probability of a token; NaN or no texts where the model does not tell
 * @param place where the model itself put each prompt, 1 for its favourite; NaN when it was not asked or did not name it
 */
@SuppressWarnings("ArrayRecordComponent") // columns of one table, handed over and never compared
public record SelectionEvidence(Answers answers, double[][] perplexity, double[] place) {

    /**
     * @throws IllegalArgumentException when the columns are not of the same prompts
     */
    public SelectionEvidence {
        if (perplexity.length != answers.prompts() || place.length != answers.prompts()) {
            throw new IllegalArgumentException("evidence of " + answers.prompts() + ", " + perplexity.length + " and "
                    + place.length + " prompts does not fit together");
        }
    }

    /** Of the answers alone. */
    public static SelectionEvidence of(Answers answers) {
        double[] unknown = new double[answers.prompts()];
        Arrays.fill(unknown, Double.NaN);
        return new SelectionEvidence(answers, new double[answers.prompts()][0], unknown);
    }
}
