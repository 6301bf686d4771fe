package dev.taskspace.ranking.hybrid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Predicts a number that belongs to a whole row, such as where no transfer lies, as overall mean + setting + family +
 * what the target's own rows say beyond these, each shrunk by its count. Other targets only, besides the own rows that
 * are handed in: sums are kept, from which the part of one target is taken out again.
 */
final class RowLevels {
    private static final double GROUP_PRIOR = 2;
    private static final double OWN_PRIOR = 0.5;

    private final Map<Integer, OfTarget> byTarget = new HashMap<>();
    private final Map<Integer, Mean> bySetting = new HashMap<>();
    private final Map<String, Mean> byFamily = new HashMap<>();
    private final Mean all = new Mean();

    /** The number of one row; NaN rows are left out. */
    record Level(int target, int setting, @Nullable String family, double value) {}

    RowLevels(List<Level> levels) {
        List<Level> known =
                levels.stream().filter(level -> Double.isFinite(level.value())).toList();
        known.forEach(level -> byTarget.computeIfAbsent(level.target(), unseen -> new OfTarget(level.family()))
                .mean
                .add(level.value()));
        known.forEach(level -> {
            OfTarget target = byTarget.getOrDefault(level.target(), OfTarget.UNKNOWN);
            double deviation = level.value() - target.mean();
            target.bySetting
                    .computeIfAbsent(level.setting(), unseen -> new Mean())
                    .add(deviation);
            bySetting.computeIfAbsent(level.setting(), unseen -> new Mean()).add(deviation);
        });
        byTarget.values().forEach(target -> {
            all.add(target.mean());
            if (target.family != null) {
                byFamily.computeIfAbsent(target.family, unseen -> new Mean()).add(target.mean());
            }
        });
    }

    /**
     * Its prediction for a target.
     *
     * @param own rows of this target that may be known
     */
    double predict(int target, @Nullable String family, int setting, List<Level> own) {
        Base base = new Base(byTarget.getOrDefault(target, OfTarget.UNKNOWN), family);
        Mean beyond = new Mean();
        for (Level level : own) {
            if (Double.isFinite(level.value())) {
                beyond.add(level.value() - base.of(level.setting()));
            }
        }
        return base.of(setting) + beyond.shrunk(OWN_PRIOR);
    }

    /** Overall, setting and family without one target. */
    private final class Base {
        private final OfTarget without;
        private final double overall;
        private final double ofFamily;

        Base(OfTarget without, @Nullable String family) {
            this.without = without;
            boolean counted = without.mean.count > 0;
            Mean others = counted ? all.minus(without.mean(), 1) : all;
            overall = others.count == 0 ? 0 : others.shrunk(0);
            Mean relatives = family == null ? new Mean() : byFamily.getOrDefault(family, new Mean());
            if (counted && family != null && family.equals(without.family)) {
                relatives = relatives.minus(without.mean(), 1);
            }
            ofFamily = relatives.minus(relatives.count * overall, 0).shrunk(GROUP_PRIOR);
        }

        double of(int setting) {
            Mean known = bySetting.getOrDefault(setting, new Mean());
            Mean own = without.bySetting.getOrDefault(setting, new Mean());
            return overall + ofFamily + known.minus(own.sum, own.count).shrunk(GROUP_PRIOR);
        }
    }

    /** The rows of one target: their mean, and how each setting deviates from it. */
    private static final class OfTarget {
        private static final OfTarget UNKNOWN = new OfTarget(null);

        private final @Nullable String family;
        private final Mean mean = new Mean();
        private final Map<Integer, Mean> bySetting = new HashMap<>();

        OfTarget(@Nullable String family) {
            this.family = family;
        }

        double mean() {
            return mean.shrunk(0);
        }
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        Mean minus(double ofSum, int ofCount) {
            Mean rest = new Mean();
            rest.sum = sum - ofSum;
            rest.count = count - ofCount;
            return rest;
        }

        double shrunk(double prior) {
            return sum / (count + prior);
        }
    }
}
