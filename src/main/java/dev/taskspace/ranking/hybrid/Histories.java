package dev.taskspace.ranking.hybrid;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** For every source, how it did on each target it was measured for. */
final class Histories {
    /** A source measured more often than this is known well enough; more would only take time. */
    private static final int LONGEST = 2_000;

    private static final Past[] NEVER = {};

    private final Map<Integer, Past[]> bySource = new HashMap<>();

    /** One source on one target: the mean of its z over the settings, and each of them. */
    @SuppressWarnings("ArrayRecordComponent") // columns of one table, handed over and never compared
    record Past(int target, double mean, int[] settings, double[] z) {

        static Past of(int target, List<Measured> measured) {
            return new Past(
                    target,
                    measured.stream().mapToDouble(Measured::z).average().orElseThrow(),
                    measured.stream().mapToInt(Measured::setting).toArray(),
                    measured.stream().mapToDouble(Measured::z).toArray());
        }

        /** z in this setting minus the mean over all of them; NaN when it was not measured. */
        double deviation(int setting) {
            double sum = 0;
            int count = 0;
            for (int i = 0; i < settings.length; i++) {
                if (settings[i] == setting) {
                    sum += z[i];
                    count++;
                }
            }
            return count == 0 ? Double.NaN : sum / count - mean;
        }
    }

    record Measured(int setting, double z) {}

    Histories(List<StandardRow> rows) {
        Map<Integer, TreeMap<Integer, List<Measured>>> gathered = new HashMap<>();
        for (StandardRow row : rows) {
            int[] sources = row.row().sources();
            for (int i = 0; i < sources.length; i++) {
                gathered.computeIfAbsent(sources[i], unseen -> new TreeMap<>())
                        .computeIfAbsent(row.row().target(), unseen -> new ArrayList<>())
                        .add(new Measured(row.row().setting(), row.z()[i]));
            }
        }
        gathered.forEach((source, targets) -> bySource.put(
                source,
                targets.entrySet().stream()
                        .limit(LONGEST)
                        .map(entry -> Past.of(entry.getKey(), entry.getValue()))
                        .toArray(Past[]::new)));
    }

    /** By ascending target; empty for what was never a source. */
    Past[] of(int source) {
        return bySource.getOrDefault(source, NEVER);
    }

    /** Everything that was ever a source. */
    int[] sources() {
        return bySource.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
