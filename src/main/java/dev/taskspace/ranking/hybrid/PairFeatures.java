package dev.taskspace.ranking.hybrid;

import dev.taskspace.ranking.hybrid.Histories.Past;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The features of source and target. Nothing that was measured on the target itself enters them: every mean is taken
 * over other targets and shrunk by {@code n / (n + k)}, which is the best linear estimate of an effect whose spread is
 * 1/k of the noise.
 */
final class PairFeatures {
    private static final double SOURCE_PRIOR = 1;
    private static final double SETTING_PRIOR = 4;
    private static final double GROUP_PRIOR = 2;
    private static final double NEIGHBOUR_PRIOR = 1;
    private static final double PROFILE_PRIOR = 6;
    private static final int LEAST_PROFILE = 3;
    private static final double USUAL_LOG_SIZE = 4;
    private static final Past[] NEVER = {};

    private final Histories histories;
    private final List<Task> tasks;
    private final int target;
    private final Task targetFacts;
    private final SimilarityRow similarity;
    private final int methods;
    private final Neighbour[] neighbours;

    /**
     * Features of pairs with one target.
     *
     * @param tasks sources by position, those of the evidence first
     * @param target its position, negative for a target that the evidence does not know
     */
    PairFeatures(
            Histories histories,
            List<Task> tasks,
            int target,
            Task targetFacts,
            SimilarityRow similarity,
            int methods) {
        this.histories = histories;
        this.tasks = tasks;
        this.target = target;
        this.targetFacts = targetFacts;
        this.similarity = similarity;
        this.methods = methods;
        neighbours = new Neighbour[tasks.size()];
    }

    /** What another target has in common with this one; the same for all sources, so looked up once. */
    private record Neighbour(int sameFamily, int sameFormat, double closeness) {}

    private Neighbour neighbour(int other) {
        Neighbour known = neighbours[other];
        if (known == null) {
            Task facts = tasks.get(other);
            known = new Neighbour(
                    same(facts.family(), targetFacts.family()),
                    same(facts.pair(), targetFacts.pair()),
                    similarity.closeness(other));
            neighbours[other] = known;
        }
        return known;
    }

    static int count(int methods) {
        return Feature.values().length + methods;
    }

    /** One value a feature, in the order of {@link Feature}, then the similarities; setting is negative for any. */
    double[] of(int source, int setting) {
        Past[] pasts = histories.of(source);
        Shrunk all = new Shrunk();
        for (Past past : pasts) {
            if (past.target() != target) {
                all.add(past.mean(), 1);
            }
        }
        double effect = all.value(SOURCE_PRIOR);
        Shrunk inSetting = new Shrunk();
        Shrunk inFamily = new Shrunk();
        Shrunk inFormat = new Shrunk();
        Shrunk nearby = new Shrunk();
        for (Past past : pasts) {
            if (past.target() != target) {
                Neighbour other = neighbour(past.target());
                double deviation = setting < 0 ? Double.NaN : past.deviation(setting);
                inSetting.add(deviation, Double.isNaN(deviation) ? 0 : 1);
                inFamily.add(past.mean() - effect, other.sameFamily());
                inFormat.add(past.mean() - effect, other.sameFormat());
                nearby.add(past.mean() - effect, other.closeness());
            }
        }
        Task facts = tasks.get(source);
        Past[] own = target < 0 ? NEVER : histories.of(target);
        double[] known = {
            effect,
            inSetting.value(SETTING_PRIOR),
            inFamily.value(GROUP_PRIOR),
            inFormat.value(GROUP_PRIOR),
            nearby.value(NEIGHBOUR_PRIOR),
            same(facts.family(), targetFacts.family()),
            same(facts.pair(), targetFacts.pair()),
            facts.examples() == null ? 0 : Math.log10(facts.examples() + 1.0) - USUAL_LOG_SIZE,
            profile(pasts, own, source),
            reciprocal(own, source)
        };
        double[] x = Arrays.copyOf(known, count(methods));
        for (int m = 0; m < methods; m++) {
            x[known.length + m] = similarity.of(m, source);
        }
        return x;
    }

    /** Correlation of the two tasks as sources, over the targets that both were measured for; shrunk. */
    private double profile(Past[] a, Past[] b, int source) {
        double n = 0;
        double sumA = 0;
        double sumB = 0;
        double squareA = 0;
        double squareB = 0;
        double both = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int order = Integer.compare(a[i].target(), b[j].target());
            if (order == 0 && a[i].target() != target && a[i].target() != source) {
                double x = a[i].mean();
                double y = b[j].mean();
                n++;
                sumA += x;
                sumB += y;
                squareA += x * x;
                squareB += y * y;
                both += x * y;
            }
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        double spread = (squareA - sumA * sumA / n) * (squareB - sumB * sumB / n);
        return n < LEAST_PROFILE || spread <= 0
                ? 0
                : (both - sumA * sumB / n) / Math.sqrt(spread) * n / (n + PROFILE_PRIOR);
    }

    private static double reciprocal(Past[] own, int source) {
        for (Past past : own) {
            if (past.target() == source) {
                return past.mean();
            }
        }
        return 0;
    }

    private static int same(@Nullable Object a, @Nullable Object b) {
        return a != null && Objects.equals(a, b) ? 1 : 0;
    }

    /** A weighted mean that leans towards 0 while little is known. */
    private static final class Shrunk {
        private double sum;
        private double weight;

        void add(double value, double byWeight) {
            if (byWeight > 0) {
                sum += byWeight * value;
                weight += byWeight;
            }
        }

        double value(double prior) {
            return sum / (weight + prior);
        }
    }
}
