package dev.taskspace.evaluation.metric;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Collects how methods did. Rows of one target are averaged first: targets are what an interval is drawn over. */
public final class Scoreboard {
    private final Map<String, Map<Integer, Map<Metric, Mean>>> byMethod = new LinkedHashMap<>();

    /** Adds one ranking of one target. */
    public void add(String method, int target, Judged judged) {
        Map<Metric, Mean> means = byMethod.computeIfAbsent(method, unseen -> new TreeMap<>())
                .computeIfAbsent(target, unseen -> new EnumMap<>(Metric.class));
        for (Metric metric : Metric.values()) {
            means.computeIfAbsent(metric, unseen -> new Mean()).add(metric.of(judged));
        }
    }

    /** In the order in which they first came. */
    public Set<String> methods() {
        return byMethod.keySet();
    }

    /** How many targets a method was judged on. */
    public int targets(String method) {
        return byMethod.getOrDefault(method, Map.of()).size();
    }

    /** The mean over targets with its interval; NaN when the metric is defined for none. */
    public Bootstrap.Estimate of(String method, Metric metric) {
        return Bootstrap.mean(byMethod.getOrDefault(method, Map.of()).values().stream()
                .mapToDouble(means -> means.getOrDefault(metric, new Mean()).value())
                .toArray());
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            if (!Double.isNaN(value)) {
                sum += value;
                count++;
            }
        }

        double value() {
            return count == 0 ? Double.NaN : sum / count;
        }
    }
}
