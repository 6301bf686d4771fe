package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethod;
import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.embedding.ImportedMethod;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import dev.taskspace.ranking.selection.Selector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The ranking methods by name: hybrid, one for each embedding method, the baselines, and the selectors of prompts. */
@Component
class RankingMethods {
    private final Map<String, RankingMethod> byName = new TreeMap<>();
    private final TargetSpaces spaces;
    private final SimilarityIndexes indexes;

    RankingMethods(
            List<RankingMethod> baselines,
            EmbeddingMethods embeddings,
            TargetSpaces spaces,
            SimilarityIndexes indexes,
            DirectedScores directed,
            PromptAnswers answers) {
        this.spaces = spaces;
        this.indexes = indexes;
        baselines.forEach(this::add);
        for (Selector selector : Selector.values()) {
            add(new SelectorRanking(selector, answers));
        }
        for (EmbeddingMethod.Use compared : List.of(EmbeddingMethod.Use.SIMILARITY, EmbeddingMethod.Use.BASELINE)) {
            embeddings.of(compared).forEach(method -> add(new SimilarityRanking(method.name(), spaces, indexes)));
        }
        embeddings
                .of(EmbeddingMethod.Use.DIRECTED)
                .forEach(method -> add(new DirectedRanking(method.name(), directed, spaces)));
    }

    private void add(RankingMethod method) {
        byName.put(method.name(), method);
    }

    RankingMethod get(String name) {
        if (ImportedMethod.isName(name)) {
            return new SimilarityRanking(name, spaces, indexes);
        }
        RankingMethod method = byName.get(name);
        if (method == null) {
            throw new UnknownRankingMethodException(name, String.join(", ", byName.keySet()));
        }
        return method;
    }

    /** No ranking method has this name. */
    private static final class UnknownRankingMethodException extends ProblemException {
        private static final long serialVersionUID = 1L;

        UnknownRankingMethodException(String name, String existing) {
            super(
                    ProblemType.IMPOSSIBLE,
                    "There is no ranking method '" + name + "'; there is " + existing + ", and " + ImportedMethod.PREFIX
                            + "NAME for vectors imported under a name.",
                    List.of(ProblemItem.at("method", "one of " + existing)));
        }
    }
}
