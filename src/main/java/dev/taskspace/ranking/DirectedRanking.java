package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import java.util.Arrays;
import java.util.List;

/** Orders sources by what they do to the target's features. */
final class DirectedRanking implements RankingMethod {
    private final String method;
    private final DirectedScores scores;
    private final TargetSpaces spaces;

    DirectedRanking(String method, DirectedScores scores, TargetSpaces spaces) {
        this.method = method;
        this.scores = scores;
        this.spaces = spaces;
    }

    @Override
    public String name() {
        return method;
    }

    @Override
    public Scores score(RankQuery query, Entity target, List<Entity> candidates) {
        spaces.require(target, DirectedScores.FEATURES, null, candidates);
        double[] values = scores.of(method, target, candidates);
        if (Arrays.stream(values).allMatch(Double::isNaN)) {
            throw new NotEmbeddedException(candidates.isEmpty() ? target : candidates.getFirst(), method);
        }
        return new Scores(values, scores.sourceSpace(method, target, candidates).orElse(null));
    }
}
