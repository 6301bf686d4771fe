package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethod;
import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.entity.Entity;
import dev.taskspace.ranking.selection.Selector;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** How each method orders prompts for a dataset: the label-free selectors, and task embeddings where there are any. */
@Component
public class PromptRankings {
    private final PromptAnswers answers;
    private final EmbeddingMethods embeddings;
    private final Similarities similarities;

    PromptRankings(PromptAnswers answers, EmbeddingMethods embeddings, Similarities similarities) {
        this.answers = answers;
        this.embeddings = embeddings;
        this.similarities = similarities;
    }

    /** Names of all methods that may order prompts. */
    public SortedSet<String> methods() {
        SortedSet<String> names = new TreeSet<>();
        names.add(RandomRanking.NAME);
        for (Selector selector : Selector.values()) {
            names.add(selector.wireName());
        }
        embeddings.all().forEach(method -> names.add(method.name()));
        return names;
    }

    /** One value a prompt by method, higher is better; a method that does not know all of them is absent. */
    public Map<String, double[]> of(Entity target, List<Entity> prompts) {
        Map<String, double[]> byMethod = new LinkedHashMap<>();
        for (Selector selector : Selector.values()) {
            byMethod.put(
                    selector.wireName(),
                    answers.scores(selector, target, prompts).values());
        }
        Similarities.Table table = similarities.of(target, prompts, null);
        for (EmbeddingMethod method : embeddings.all()) {
            double[] cosines = table.byMethod().get(method.name());
            if (cosines != null) {
                byMethod.put(method.name(), cosines);
            }
        }
        byMethod.put(
                RandomRanking.NAME,
                prompts.stream()
                        .mapToDouble(prompt -> RandomRanking.value(target, prompt))
                        .toArray());
        byMethod.values().removeIf(values -> Arrays.stream(values).anyMatch(Double::isNaN));
        return byMethod;
    }
}
