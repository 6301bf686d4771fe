package dev.taskspace.ranking.hybrid;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How similar tasks are before any transfer is measured. */
public interface TaskSimilarity {

    /** No similarity at all. */
    TaskSimilarity NONE = new TaskSimilarity() {
        @Override
        public List<String> methods() {
            return List.of();
        }

        @Override
        public int trusted() {
            return 0;
        }

        @Override
        public double @Nullable [][] of(int target) {
            return null;
        }
    };

    /** Names of the methods, the trusted ones first. */
    List<String> methods();

    /** How many of the methods are trusted before anything is learned. */
    int trusted();

    /**
     * Similarity of each task of the evidence to a target, by method.
     *
     * @return {@code [methods][tasks]}, NaN where a method does not know the pair; null when none knows the target
     */
    double @Nullable [][] of(int target);
}
