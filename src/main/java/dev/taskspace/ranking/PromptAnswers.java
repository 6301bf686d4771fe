package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.ranking.selection.Answers;
import dev.taskspace.ranking.selection.SelectionEvidence;
import dev.taskspace.ranking.selection.Selector;
import dev.taskspace.trial.PromptTrial;
import dev.taskspace.trial.Trials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What prompts answered in their trials, as selectors read it: to the target's own rows, whose labels are not looked at,
 * or where more prompts answered them to texts of a pool, without those that occur in the target. Only prompts that answered the same
 * inputs are compared.
 */
@Component
class PromptAnswers {
    private final Trials trials;
    private final PromptPlaces places;
    private final PoolOverlap overlap;

    PromptAnswers(Trials trials, PromptPlaces places, PoolOverlap overlap) {
        this.trials = trials;
        this.places = places;
        this.overlap = overlap;
    }

    /**
     * One score a candidate.
     *
     * @param values NaN for what is no prompt with the target's labels, or was not tried with the others
     * @param inputs what was answered, null when nothing was, or the selector reads no answers
     */
    @SuppressWarnings("ArrayRecordComponent") // one number a candidate, never compared
    record Scored(double[] values, Ranking.@Nullable Answered inputs) {}

    Scored scores(Selector selector, Entity target, List<Entity> candidates) {
        List<UUID> fitting = fitting(target, candidates);
        if (selector == Selector.SELF_SELECT) {
            Map<UUID, Double> found = places.of(fitting);
            return new Scored(spread(candidates, found), null);
        }
        List<PromptTrial> tried = trials(selector, target, fitting);
        if (tried.isEmpty()) {
            return new Scored(spread(candidates, Map.of()), null);
        }
        String inputs = tried.getFirst().inputs();
        BitSet masked = overlap.masked(target, inputs);
        int[] kept = IntStream.range(0, tried.getFirst().answers().length)
                .filter(i -> !masked.get(i))
                .toArray();
        double[] scored = selector.scores(evidence(tried, kept, target.labels().size()));
        Map<UUID, Double> byPrompt = new HashMap<>();
        for (int i = 0; i < scored.length; i++) {
            byPrompt.put(tried.get(i).prompt(), scored[i]);
        }
        return new Scored(
                spread(candidates, byPrompt),
                new Ranking.Answered(
                        Trials.onPool(inputs) ? "pool" : "rows",
                        kept.length,
                        tried.getFirst().answers().length - kept.length));
    }

    /** Why no candidate could be scored though it was asked for; null when nothing is known of it. */
    @Nullable
    String problem(Selector selector, Entity target, List<Entity> candidates) {
        List<UUID> ids = fitting(target, candidates);
        return switch (selector) {
            case SELF_SELECT -> places.problem(ids);
            case SPELL ->
                Stream.concat(trials.onRows(ids, target).stream(), trials.onPools(ids).stream())
                        .map(PromptTrial::perplexityProblem)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
            default -> null;
        };
    }

    private static List<UUID> fitting(Entity target, List<Entity> candidates) {
        return candidates.stream()
                .filter(candidate -> Trials.fits(candidate, target))
                .map(Entity::id)
                .toList();
    }

    private List<PromptTrial> trials(Selector selector, Entity target, List<UUID> prompts) {
        List<PromptTrial> onRows = mostCommon(selector, trials.onRows(prompts, target));
        List<PromptTrial> onPool = mostCommon(selector, trials.onPools(prompts));
        return onRows.size() >= onPool.size() ? onRows : onPool;
    }

    private static double[] spread(List<Entity> candidates, Map<UUID, Double> byPrompt) {
        return candidates.stream()
                .mapToDouble(candidate -> byPrompt.getOrDefault(candidate.id(), Double.NaN))
                .toArray();
    }

    private static SelectionEvidence evidence(List<PromptTrial> trials, int[] kept, int labels) {
        double[][][] table = trials.stream()
                .map(trial -> Arrays.stream(kept)
                        .mapToObj(i -> wide(trial.answers()[i]))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
        double[][] perplexities = trials.stream()
                .map(trial -> {
                    double[] told = trial.perplexities();
                    return told == null
                            ? new double[0]
                            : Arrays.stream(kept).mapToDouble(i -> told[i]).toArray();
                })
                .toArray(double[][]::new);
        double[] unknown = new double[trials.size()];
        Arrays.fill(unknown, Double.NaN);
        return new SelectionEvidence(new Answers(table, labels), perplexities, unknown);
    }

    /** The trials on those inputs that most prompts answered; of equally many the latest. */
    private static List<PromptTrial> mostCommon(Selector selector, List<PromptTrial> trials) {
        Map<String, List<PromptTrial>> byInputs = new LinkedHashMap<>();
        trials.stream()
                .filter(trial -> trial.answers().length > 0)
                .filter(trial -> selector != Selector.SPELL || trial.perplexities() != null)
                .forEach(trial -> byInputs.computeIfAbsent(trial.inputs(), unseen -> new ArrayList<>())
                        .add(trial));
        Map<Integer, List<PromptTrial>> firstOfSize = new HashMap<>();
        byInputs.values().forEach(group -> firstOfSize.putIfAbsent(group.size(), group));
        Optional<Integer> most = firstOfSize.keySet().stream().max(Comparator.naturalOrder());
        return most.map(size -> firstOfSize.getOrDefault(size, List.of())).orElse(List.of());
    }

    private static double[] wide(float[] answer) {
        double[] row = new double[answer.length];
        Arrays.setAll(row, i -> answer[i]);
        return row;
    }
}
