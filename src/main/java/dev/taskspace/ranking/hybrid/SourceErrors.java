package dev.taskspace.ranking.hybrid;

import java.util.HashMap;
import java.util.Map;

/**
 * How far predictions of each source err on targets that the fit did not see, in units of the spread among sources. A source
 * with few targets is taken to err as the others do.
 */
final class SourceErrors {
    /** Targets that the usual error counts for. */
    private static final double PRIOR = 3;

    private final Map<Integer, Map<Integer, Squares>> bySource = new HashMap<>();
    private final Squares all = new Squares();

    void add(int source, int target, double error) {
        bySource.computeIfAbsent(source, unseen -> new HashMap<>())
                .computeIfAbsent(target, unseen -> new Squares())
                .add(error);
        all.add(error);
    }

    /** Root mean square over the targets of a source but one; the usual one where there is none, 0 when nothing is known. */
    double spread(int source, int except) {
        double sum = PRIOR * all.mean();
        double count = PRIOR;
        for (Map.Entry<Integer, Squares> target :
                bySource.getOrDefault(source, Map.of()).entrySet()) {
            if (target.getKey() != except) {
                sum += target.getValue().mean();
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }

    private static final class Squares {
        private double sum;
        private int count;

        void add(double error) {
            sum += error * error;
            count++;
        }

        double mean() {
            return count == 0 ? 0 : sum / count;
        }
    }
}
