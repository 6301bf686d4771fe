package dev.taskspace.benchmark;

import dev.taskspace.evaluation.metric.Bootstrap;
import dev.taskspace.evaluation.metric.Judged;
import dev.taskspace.evaluation.metric.Metric;
import dev.taskspace.evaluation.metric.Scoreboard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** A scoreboard that also remembers every target, for differences between methods and for choices on half of them. */
final class Comparison {
    private static final int RANDOM_ORDERS = 100;

    private final Scoreboard board = new Scoreboard();
    private final Map<String, Map<Integer, List<Judged>>> judged = new LinkedHashMap<>();

    void add(String method, int target, Judged row) {
        board.add(method, target, row);
        judged.computeIfAbsent(method, unseen -> new TreeMap<>())
                .computeIfAbsent(target, unseen -> new ArrayList<>())
                .add(row);
    }

    /** What orders by chance come to, which is no matter of luck after so many of them. */
    void addRandom(int target, int sources, Function<double[], Judged> judge) {
        SplittableRandom random = new SplittableRandom(target);
        for (int order = 0; order < RANDOM_ORDERS; order++) {
            add("random", target, judge.apply(random.doubles(sources).toArray()));
        }
    }

    boolean isEmpty() {
        return judged.isEmpty();
    }

    /** Empty when one of the two was not judged. */
    String differenceIfKnown(String method, String other) {
        return judged.containsKey(method) && judged.containsKey(other) ? difference(method, other) : "";
    }

    String markdown() {
        return new Board(board).markdown();
    }

    /** Mean difference over the targets that both know, with its interval. */
    String difference(String method, String other) {
        StringBuilder line = new StringBuilder("| " + method + " − " + other + " |");
        for (Metric metric : List.of(Metric.NDCG, Metric.NDCG_RANK_GAIN, Metric.SPEARMAN)) {
            double[] differences = judged.getOrDefault(method, Map.of()).keySet().stream()
                    .filter(judged.getOrDefault(other, Map.of())::containsKey)
                    .mapToDouble(target -> mean(method, target, metric) - mean(other, target, metric))
                    .toArray();
            Bootstrap.Estimate estimate = Bootstrap.mean(differences);
            line.append(String.format(
                    Locale.ROOT, " %+.2f [%+.2f, %+.2f] |", estimate.mean(), estimate.low(), estimate.high()));
        }
        return line.append('\n').toString();
    }

    /**
     * Chooses on every second target and reports on the others, both ways round.
     *
     * @param usual what is reported beside the chosen one, the default
     */
    String heldOutChoice(List<String> candidates, String usual) {
        List<Integer> targets = new ArrayList<>(new TreeSet<>(
                judged.getOrDefault(candidates.getFirst(), Map.of()).keySet()));
        StringBuilder text = new StringBuilder();
        for (int half = 0; half < 2; half++) {
            List<Integer> chosenOn = new ArrayList<>();
            List<Integer> reportedOn = new ArrayList<>();
            for (int i = 0; i < targets.size(); i++) {
                (i % 2 == half ? chosenOn : reportedOn).add(targets.get(i));
            }
            String best = candidates.stream()
                    .max(Comparator.comparingDouble(method -> mean(method, chosenOn)))
                    .orElseThrow();
            text.append(String.format(
                    Locale.ROOT,
                    "* chosen on %d targets: %s (ndcgRankGain %.1f there); on the other %d: %.1f, where %s has %.1f%n",
                    chosenOn.size(),
                    best,
                    mean(best, chosenOn),
                    reportedOn.size(),
                    mean(best, reportedOn),
                    usual,
                    mean(usual, reportedOn)));
        }
        return text.toString();
    }

    /** The best of the candidates by all targets. */
    String best(List<String> candidates) {
        return candidates.stream()
                .filter(judged::containsKey)
                .max(Comparator.comparingDouble(this::mean))
                .orElseThrow();
    }

    /** Its ndcgRankGain over all targets. */
    double mean(String method) {
        return mean(method, List.copyOf(judged.getOrDefault(method, Map.of()).keySet()));
    }

    private double mean(String method, List<Integer> targets) {
        return targets.stream()
                .mapToDouble(target -> mean(method, target, Metric.NDCG_RANK_GAIN))
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }

    private double mean(String method, int target, Metric metric) {
        return judged.getOrDefault(method, Map.of()).getOrDefault(target, List.of()).stream()
                .mapToDouble(metric::of)
                .filter(Double::isFinite)
                .average()
                .orElse(Double.NaN);
    }
}
