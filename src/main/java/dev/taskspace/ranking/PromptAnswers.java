package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.ranking.selection.Answers;
import dev.taskspace.ranking.selection.SelectionEvidence;
import dev.taskspace.ranking.selection.Selector;
import dev.taskspace.trial.PromptTrial;
import dev.taskspace.trial.Trials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What prompts answered in their trials, as selectors read it: to the target's own rows, whose labels are not looked at,
 * or where there are none to texts of a pool. Only prompts that answered the same inputs are compared.
 */
@Component
class PromptAnswers {
    private final Trials trials;

    PromptAnswers(Trials trials) {
        this.trials = trials;
    }

    /** One score a candidate; NaN for what is no prompt with the target's labels, or was not tried with the others. */
    double[] scores(Selector selector, Entity target, List<Entity> candidates) {
        double[] scores = new double[candidates.size()];
        Arrays.fill(scores, Double.NaN);
        List<Entity> fitting = candidates.stream()
                .filter(candidate -> Trials.fits(candidate, target))
                .toList();
        Map<UUID, double[][]> answers = answers(target, fitting);
        if (!answers.isEmpty()) {
            double[][][] table = answers.values().toArray(double[][][]::new);
            double[] scored = selector.scores(
                    SelectionEvidence.of(new Answers(table, target.labels().size())));
            List<UUID> order = List.copyOf(answers.keySet());
            for (int i = 0; i < scores.length; i++) {
                int position = order.indexOf(candidates.get(i).id());
                scores[i] = position < 0 ? Double.NaN : scored[position];
            }
        }
        return scores;
    }

    private Map<UUID, double[][]> answers(Entity target, List<Entity> prompts) {
        List<UUID> ids = prompts.stream().map(Entity::id).toList();
        List<PromptTrial> onRows = mostCommon(trials.onRows(ids, target));
        Map<UUID, double[][]> answers = new LinkedHashMap<>();
        (onRows.isEmpty() ? mostCommon(trials.onPools(ids)) : onRows)
                .forEach(trial -> answers.put(trial.prompt(), wide(trial.answers())));
        return answers;
    }

    /** The trials on those inputs that most prompts answered; of equally many the latest. */
    private static List<PromptTrial> mostCommon(List<PromptTrial> trials) {
        Map<String, List<PromptTrial>> byInputs = new LinkedHashMap<>();
        trials.stream()
                .filter(trial -> trial.answers().length > 0)
                .forEach(trial -> byInputs.computeIfAbsent(trial.inputs(), unseen -> new ArrayList<>())
                        .add(trial));
        Map<Integer, List<PromptTrial>> firstOfSize = new HashMap<>();
        byInputs.values().forEach(group -> firstOfSize.putIfAbsent(group.size(), group));
        Optional<Integer> most = firstOfSize.keySet().stream().max(Comparator.naturalOrder());
        return most.map(size -> firstOfSize.getOrDefault(size, List.of())).orElse(List.of());
    }

    private static double[][] wide(float[][] answers) {
        return Arrays.stream(answers)
                .map(answer -> {
                    double[] row = new double[answer.length];
                    Arrays.setAll(row, i -> answer[i]);
                    return row;
                })
                .toArray(double[][]::new);
    }
}
