package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Orders by what a source gains for each of its training examples, since these are what tuning on it costs. A loss is
 * not made better by sharing it among many examples, so sources that are expected to harm stay in the order of their
 * harm behind all others.
 */
final class Thrift {
    private Thrift() {}

    /** Values of the candidates, best highest; NaN for a source without training examples of its own. */
    static double[] order(Scores scores, List<Entity> candidates) {
        return IntStream.range(0, candidates.size())
                .mapToDouble(i -> order(scores, candidates.get(i), i))
                .toArray();
    }

    private static double order(Scores scores, Entity candidate, int i) {
        Double perExample = gainPerExample(scores, candidate, i);
        if (perExample == null || Double.isNaN(scores.values()[i])) {
            return Double.NaN;
        }
        return perExample > 0 ? perExample : scores.judgements().get(i).gain();
    }

    /** Null where no gain may be stated or the source has no examples. */
    static @Nullable Double gainPerExample(Scores scores, Entity candidate, int i) {
        Long examples = candidate.trainExamples();
        return !scores.calibrated() || scores.judgements().isEmpty() || examples == null || examples == 0
                ? null
                : scores.judgements().get(i).gain() / examples;
    }
}
