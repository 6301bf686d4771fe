package dev.taskspace.ranking.hybrid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Predicts a number that belongs to a whole row, such as where no transfer lies, as overall mean + setting + family +
 * what the target's own rows say beyond these, each shrunk by its count. Other targets only, besides the own rows that
 * are handed in.
 */
final class RowLevels {
    private static final double GROUP_PRIOR = 2;
    private static final double OWN_PRIOR = 0.5;

    private final List<Level> levels;
    private final Map<Integer, Mean> byTarget = new HashMap<>();

    /** The number of one row; NaN rows are left out. */
    record Level(int target, int setting, @Nullable String family, double value) {}

    RowLevels(List<Level> levels) {
        this.levels =
                levels.stream().filter(level -> Double.isFinite(level.value())).toList();
        this.levels.forEach(level ->
                byTarget.computeIfAbsent(level.target(), unseen -> new Mean()).add(level.value()));
    }

    /**
     * Its prediction for a target.
     *
     * @param own rows of this target that may be known
     */
    double predict(int target, @Nullable String family, int setting, List<Level> own) {
        Base base = new Base(target, family);
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
        private final double overall;
        private final double ofFamily;
        private final Map<Integer, Mean> settings = new HashMap<>();

        Base(int target, @Nullable String family) {
            Mean all = new Mean();
            byTarget.forEach((other, mean) -> {
                if (other != target) {
                    all.add(mean.shrunk(0));
                }
            });
            overall = all.count == 0 ? 0 : all.shrunk(0);
            Map<Integer, Mean> relatives = new HashMap<>();
            for (Level level : levels) {
                if (level.target() != target) {
                    Mean mean = byTarget.getOrDefault(level.target(), new Mean());
                    settings.computeIfAbsent(level.setting(), unseen -> new Mean())
                            .add(level.value() - mean.shrunk(0));
                    if (family != null && family.equals(level.family())) {
                        relatives.put(level.target(), mean);
                    }
                }
            }
            Mean group = new Mean();
            relatives.values().forEach(mean -> group.add(mean.shrunk(0) - overall));
            ofFamily = group.shrunk(GROUP_PRIOR);
        }

        double of(int setting) {
            Mean ofSetting = settings.get(setting);
            return overall + ofFamily + (ofSetting == null ? 0 : ofSetting.shrunk(GROUP_PRIOR));
        }
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double shrunk(double prior) {
            return sum / (count + prior);
        }
    }
}
