package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.ranking.selection.Selector;
import java.util.Arrays;
import java.util.List;

/** Orders prompts for a dataset by what they answered, without a look at its labels. */
final class SelectorRanking implements RankingMethod {
    private final Selector selector;
    private final PromptAnswers answers;

    SelectorRanking(Selector selector, PromptAnswers answers) {
        this.selector = selector;
        this.answers = answers;
    }

    @Override
    public String name() {
        return selector.wireName();
    }

    @Override
    public Ranking.Reason unscored() {
        return Ranking.Reason.NOT_MEASURED;
    }

    @Override
    public Scores score(RankQuery query, Entity target, List<Entity> candidates) {
        if (!query.sources().contains(EntityKind.PROMPT)) {
            throw new NotMeasuredException(target, selector);
        }
        PromptAnswers.Scored scored = answers.scores(selector, target, candidates);
        if (Arrays.stream(scored.values()).allMatch(Double::isNaN)) {
            throw new NotMeasuredException(target, selector, answers.problem(selector, target, candidates));
        }
        return new Scores(scored.values(), null).on(scored.inputs());
    }
}
