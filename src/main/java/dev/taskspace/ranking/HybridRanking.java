package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.embedding.Space;
import dev.taskspace.entity.Entity;
import dev.taskspace.ranking.hybrid.Judgement;
import dev.taskspace.ranking.hybrid.Question;
import dev.taskspace.ranking.hybrid.Task;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The default: what is known of a source, of the pair and of similar targets, weighed by measured transfers. Where no
 * transfer of such sources to such a target is recorded it is similarity alone, and says so by {@code calibrated: false}.
 */
@Component
final class HybridRanking implements RankingMethod {
    static final String NAME = "hybrid";

    private final EvidenceKeeper keeper;
    private final EntitySimilarities similarities;
    private final TargetSpaces spaces;
    private final RankingMethod similarity;

    HybridRanking(
            EvidenceKeeper keeper, EntitySimilarities similarities, TargetSpaces spaces, SimilarityIndexes indexes) {
        this.keeper = keeper;
        this.similarities = similarities;
        this.spaces = spaces;
        similarity = new TrustedSimilarityRanking(spaces, indexes);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Scores score(RankQuery query, Entity target, List<Entity> candidates) {
        RecordedEvidence recorded = keeper.current();
        if (!recorded.speaksOf(target, candidates)) {
            return similarity.score(query, target, candidates);
        }
        Space space = query.space() == null
                ? spaces.find(target, EmbeddingMethods.DEFAULT, candidates).orElse(null)
                : spaces.require(target, EmbeddingMethods.DEFAULT, query.space(), candidates);
        return judge(recorded, query.baseModel(), target, candidates, space);
    }

    /** What the evidence says of these candidates. */
    Scores judge(
            RecordedEvidence recorded,
            @Nullable String baseModel,
            Entity target,
            List<Entity> candidates,
            @Nullable Space space) {
        List<@Nullable Entity> all = new ArrayList<>(recorded.entities());
        List<Task> strangers = new ArrayList<>();
        int[] asked = new int[candidates.size()];
        for (int i = 0; i < asked.length; i++) {
            int position = recorded.position(candidates.get(i));
            if (position < 0) {
                position = all.size();
                all.add(candidates.get(i));
                strangers.add(EvidenceReader.task(candidates.get(i)));
            }
            asked[i] = position;
        }
        int known = recorded.position(target);
        double[][] table = similarities.of(target, all, space, candidates);
        List<Judgement> judgements = recorded.model()
                .judge(new Question(
                        known,
                        EvidenceReader.task(target),
                        strangers,
                        table,
                        asked,
                        recorded.setting(baseModel),
                        recorded.evidence().of(known)));
        double[] values = new double[asked.length];
        for (int i = 0; i < values.length; i++) {
            boolean stranger = asked[i] >= recorded.evidence().tasks().size();
            values[i] = stranger && !embedded(table, asked[i])
                    ? Double.NaN
                    : recorded.model().calibrated()
                            ? judgements.get(i).cautiousGain()
                            : judgements.get(i).cautious();
        }
        return Scores.judged(values, space, judgements, recorded);
    }

    private static boolean embedded(double @Nullable [][] table, int position) {
        boolean any = false;
        for (int m = 0; table != null && m < table.length; m++) {
            any |= !Double.isNaN(table[m][position]);
        }
        return any;
    }
}
