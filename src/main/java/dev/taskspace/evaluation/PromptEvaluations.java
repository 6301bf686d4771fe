package dev.taskspace.evaluation;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.evaluation.metric.Bootstrap;
import dev.taskspace.evaluation.metric.Judged;
import dev.taskspace.evaluation.metric.Metric;
import dev.taskspace.evaluation.metric.Scoreboard;
import dev.taskspace.evaluation.metric.Selected;
import dev.taskspace.ranking.PromptRankings;
import dev.taskspace.trial.PromptTrial;
import dev.taskspace.trial.Trials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How good each method is at choosing among prompts, by their accuracy on rows that all of them answered. */
@Component
class PromptEvaluations {
    /** Two prompts can be ordered, but by chance every other time. */
    private static final int LEAST_PROMPTS = 3;

    private final EntityDirectory entities;
    private final Trials trials;
    private final PromptRankings rankings;

    PromptEvaluations(EntityDirectory entities, Trials trials, PromptRankings rankings) {
        this.entities = entities;
        this.trials = trials;
        this.rankings = rankings;
    }

    /** Names of the methods that may be on the scoreboard. */
    SortedSet<String> methods() {
        return rankings.methods();
    }

    /**
     * The scoreboard.
     *
     * @param only null for all datasets
     * @param methods to show, empty for all
     */
    Evaluation answer(@Nullable Entity only, Set<String> methods) {
        List<Entity> prompts = entities.all(List.of(EntityKind.PROMPT));
        List<Entity> targets = only == null ? entities.all(List.of(EntityKind.DATASET)) : List.of(only);
        Board board = new Board();
        for (int t = 0; t < targets.size(); t++) {
            Entity target = targets.get(t);
            List<Entity> fitting = prompts.stream()
                    .filter(prompt -> Trials.fits(prompt, target))
                    .toList();
            if (!fitting.isEmpty()) {
                board.judge(t, target, fitting, methods);
            }
        }
        return board.answer();
    }

    /** What comes together over the targets. */
    private final class Board {
        private final Scoreboard scores = new Scoreboard();
        private final Map<String, List<Double>> performance = new LinkedHashMap<>();
        private final Map<String, List<Double>> rate = new LinkedHashMap<>();
        private final List<Evaluation.Unmeasured> unmeasured = new ArrayList<>();
        private final Set<UUID> sources = new HashSet<>();
        private int targets;
        private long pairs;

        void judge(int number, Entity target, List<Entity> prompts, Set<String> methods) {
            Map<UUID, PromptTrial> tried = comparable(target, prompts);
            List<Entity> measured = new ArrayList<>();
            for (Entity prompt : prompts) {
                PromptTrial trial = tried.get(prompt.id());
                if (trial != null && trial.accuracy() != null) {
                    measured.add(prompt);
                } else {
                    unmeasured.add(
                            new Evaluation.Unmeasured(target.reference(), prompt.reference(), reason(trial, target)));
                }
            }
            if (measured.size() < LEAST_PROMPTS) {
                return;
            }
            targets++;
            pairs += measured.size();
            measured.forEach(prompt -> sources.add(prompt.id()));
            double[] truth = measured.stream()
                    .map(prompt -> tried.get(prompt.id()))
                    .mapToDouble(trial -> trial == null || trial.accuracy() == null ? 0 : 100 * trial.accuracy())
                    .toArray();
            double[] gain = new double[truth.length];
            Arrays.fill(gain, Double.NaN);
            rankings.of(target, measured).forEach((method, predicted) -> {
                if (methods.isEmpty() || methods.contains(method)) {
                    Judged judged = new Judged(predicted, truth, gain);
                    scores.add(method, number, judged);
                    performance
                            .computeIfAbsent(method, unseen -> new ArrayList<>())
                            .add(Selected.performance(judged));
                    rate.computeIfAbsent(method, unseen -> new ArrayList<>()).add(Selected.rate(judged));
                }
            });
        }

        /** The trials on those rows that most prompts answered, with what failed there. */
        private Map<UUID, PromptTrial> comparable(Entity target, List<Entity> prompts) {
            Map<String, Map<UUID, PromptTrial>> byInputs = new LinkedHashMap<>();
            trials.onRows(prompts.stream().map(Entity::id).toList(), target)
                    .forEach(trial -> byInputs.computeIfAbsent(trial.inputs(), unseen -> new LinkedHashMap<>())
                            .put(trial.prompt(), trial));
            return byInputs.values().stream()
                    .max(Comparator.comparingInt(Map::size))
                    .orElse(Map.of());
        }

        private static String reason(@Nullable PromptTrial trial, Entity target) {
            return trial == null || trial.problem() == null
                    ? "not tried on the rows that the others answered; POST /prompts/measurements {\"target\":\""
                            + target.name() + "\"} does"
                    : trial.problem();
        }

        Evaluation answer() {
            Map<String, String> formulas = new LinkedHashMap<>();
            formulas.put(Selected.PERFORMANCE, Selected.PERFORMANCE_FORMULA);
            formulas.put(Selected.RATE, Selected.RATE_FORMULA);
            for (Metric metric : Metric.values()) {
                formulas.put(metric.wireName(), metric.formula());
            }
            return new Evaluation(
                    targets,
                    sources.size(),
                    pairs,
                    formulas,
                    Map.of(),
                    scores.methods().stream()
                            .map(this::score)
                            .sorted(Comparator.comparingDouble(score -> score.performance() == null
                                    ? 0
                                    : -score.performance().mean()))
                            .toList(),
                    List.of(),
                    unmeasured);
        }

        private Evaluation.MethodScore score(String method) {
            return Evaluations.score(
                    scores,
                    method,
                    interval(performance.getOrDefault(method, List.of())),
                    interval(rate.getOrDefault(method, List.of())));
        }

        private static Evaluation.@Nullable Interval interval(List<Double> values) {
            Bootstrap.Estimate estimate = Bootstrap.mean(
                    values.stream().mapToDouble(Double::doubleValue).toArray());
            return Double.isNaN(estimate.mean())
                    ? null
                    : new Evaluation.Interval(estimate.mean(), estimate.low(), estimate.high());
        }
    }
}
