package dev.taskspace.benchmark;

import dev.taskspace.evaluation.metric.Bootstrap;
import dev.taskspace.evaluation.metric.Judged;
import dev.taskspace.evaluation.metric.Metric;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Collects what each method scored on each target and prints it with intervals over targets. */
final class Board {
    private final Map<String, Map<Integer, Map<Metric, double[]>>> scores = new LinkedHashMap<>();

    /** One row of one target; the rows of a target are averaged before the bootstrap draws targets. */
    void add(String method, int target, Judged judged) {
        Map<Metric, double[]> ofTarget = scores.computeIfAbsent(method, unseen -> new TreeMap<>())
                .computeIfAbsent(target, unseen -> new TreeMap<>());
        for (Metric metric : Metric.values()) {
            double value = metric.of(judged);
            if (!Double.isNaN(value)) {
                double[] sums = ofTarget.computeIfAbsent(metric, unseen -> new double[2]);
                sums[0] += value;
                sums[1]++;
            }
        }
    }

    Bootstrap.Estimate of(String method, Metric metric) {
        return Bootstrap.mean(scores.getOrDefault(method, Map.of()).values().stream()
                .mapToDouble(ofTarget -> {
                    double[] sums = ofTarget.getOrDefault(metric, new double[2]);
                    return sums[0] / sums[1];
                })
                .toArray());
    }

    String markdown() {
        StringBuilder table = new StringBuilder("| method |");
        Arrays.stream(Metric.values())
                .forEach(metric -> table.append(' ').append(metric.wireName()).append(" |"));
        table.append("\n|---|").append("---|".repeat(Metric.values().length)).append('\n');
        for (String method : scores.keySet()) {
            table.append("| ").append(method).append(" |");
            for (Metric metric : Metric.values()) {
                Bootstrap.Estimate estimate = of(method, metric);
                int digits = metric == Metric.SPEARMAN || metric.wireName().startsWith("regret") ? 2 : 1;
                table.append((" %." + digits + "f [%." + digits + "f, %." + digits + "f] |")
                        .formatted(estimate.mean(), estimate.low(), estimate.high()));
            }
            table.append('\n');
        }
        return table.toString();
    }
}
