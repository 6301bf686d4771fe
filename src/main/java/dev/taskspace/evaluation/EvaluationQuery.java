package dev.taskspace.evaluation;

import dev.taskspace.ranking.RecordedEvidence;
import dev.taskspace.ranking.hybrid.MeasuredRow;
import dev.taskspace.ranking.hybrid.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which part of the recorded transfers is to be evaluated.
 *
 * @param methods names of the methods to show, empty for all
 * @param target reference, null for all
 * @param sources collection of which sources are, such as datasets
 * @param sameFamily whether only sources of the target's family are ranked
 * @param baseModel null for all
 */
record EvaluationQuery(
        Set<String> methods,
        @Nullable String target,
        String sources,
        boolean sameFamily,
        @Nullable String baseModel) {
    /** Two sources can be ordered, but by chance every other time. */
    private static final int LEAST_SOURCES = 3;

    boolean wants(RecordedEvidence recorded, MeasuredRow row) {
        return (target == null
                        || recorded.evidence().tasks().get(row.target()).name().equals(target))
                && (baseModel == null
                        || recorded.evidence()
                                .settings()
                                .get(row.setting())
                                .baseModel()
                                .equals(baseModel))
                && kept(recorded, row).length >= LEAST_SOURCES;
    }

    /** Positions within the row of the sources that are ranked. */
    int[] kept(RecordedEvidence recorded, MeasuredRow row) {
        List<Task> tasks = recorded.evidence().tasks();
        String family = tasks.get(row.target()).family();
        return IntStream.range(0, row.sources().length)
                .filter(i -> tasks.get(row.sources()[i]).name().startsWith(sources + "/"))
                .filter(i -> !sameFamily
                        || (family != null
                                && family.equals(tasks.get(row.sources()[i]).family())))
                .toArray();
    }

    static double[] pick(double[] values, int[] kept) {
        return Arrays.stream(kept).mapToDouble(i -> values[i]).toArray();
    }
}
