package dev.taskspace.ranking;

import dev.taskspace.embedding.Space;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.pool.Pool;
import dev.taskspace.pool.Pools;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers rankings: finds the candidates, sets aside what must not be ranked, scores, sorts, and fills in the rest. */
@Component
class Rankings {
    private final EntityDirectory entities;
    private final RankingMethods methods;
    private final NearDuplicates duplicates;
    private final Answer answer;
    private final Pools pools;
    private final PoolOverlap overlap;

    Rankings(
            EntityDirectory entities,
            RankingMethods methods,
            NearDuplicates duplicates,
            Answer answer,
            Pools pools,
            PoolOverlap overlap) {
        this.entities = entities;
        this.methods = methods;
        this.duplicates = duplicates;
        this.answer = answer;
        this.pools = pools;
        this.overlap = overlap;
    }

    Ranking answer(RankQuery query) {
        RankingMethod method = methods.get(query.method());
        Entity target = entities.require(query.target());
        List<Ranking.Excluded> excluded = new ArrayList<>();
        List<Entity> candidates = candidates(query, target, excluded);
        Scores scores = thrifty(query, method.score(query, target, candidates), candidates);
        List<Integer> order = order(query, scores, candidates, method.unscored(), excluded);
        List<Integer> shown = order.stream().limit(query.limit()).toList();
        return new Ranking(
                target.reference(),
                method.name(),
                space(scores.space(), query, target),
                scores.answered(),
                scores.calibrated(),
                evidence(scores.recorded()),
                recommendation(scores, candidates, order),
                answer.unavailable(query, scores),
                excluded,
                answer.results(query, target, candidates, scores, shown));
    }

    /** Null while nobody can know. */
    private static Ranking.@Nullable Recommendation recommendation(
            Scores scores, List<Entity> candidates, List<Integer> order) {
        return !scores.calibrated() || scores.judgements().isEmpty() || order.isEmpty()
                ? null
                : Bet.on(
                        scores.judgements(),
                        order,
                        source -> candidates.get(source).reference());
    }

    private static Scores thrifty(RankQuery query, Scores scores, List<Entity> candidates) {
        return query.cost() && scores.calibrated() ? scores.ordered(Thrift.order(scores, candidates)) : scores;
    }

    private static Ranking.Evidence evidence(@Nullable RecordedEvidence recorded) {
        return recorded == null
                ? new Ranking.Evidence(0, 0)
                : new Ranking.Evidence(recorded.transfers(), recorded.evidence().targets());
    }

    private List<Entity> candidates(RankQuery query, Entity target, List<Ranking.Excluded> excluded) {
        Set<String> unwanted = new HashSet<>();
        query.exclude()
                .forEach(reference -> unwanted.add(entities.require(reference).reference()));
        SourceFilter filter = SourceFilter.of(query.filters());
        List<Entity> sources = new ArrayList<>();
        for (Entity source : entities.all(query.sources())) {
            if (source.key().equals(target.key())) {
                excluded.add(new Ranking.Excluded(source.reference(), Ranking.Reason.SELF));
            } else if (filter.accepts(source) && !unwanted.contains(source.reference())) {
                sources.add(source);
            }
        }
        Set<Entity> twins = duplicates.of(target, sources);
        twins.forEach(twin -> excluded.add(new Ranking.Excluded(twin.reference(), Ranking.Reason.DUPLICATE)));
        return sources.stream().filter(source -> !twins.contains(source)).toList();
    }

    /** Best first, ties by name; what has no score goes to the excluded. */
    private static List<Integer> order(
            RankQuery query,
            Scores scores,
            List<Entity> candidates,
            Ranking.Reason unscored,
            List<Ranking.Excluded> excluded) {
        List<Integer> scored = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            if (Double.isNaN(scores.values()[i])) {
                Long examples = candidates.get(i).trainExamples();
                boolean costless = query.cost() && (examples == null || examples == 0);
                excluded.add(new Ranking.Excluded(
                        candidates.get(i).reference(), costless ? Ranking.Reason.NO_EXAMPLES : unscored));
            } else {
                scored.add(i);
            }
        }
        scored.sort(Comparator.<Integer>comparingDouble(i -> -scores.values()[i])
                .thenComparing(i -> candidates.get(i).reference()));
        return scored;
    }

    private Ranking.@Nullable RankSpace space(@Nullable Space space, RankQuery query, Entity target) {
        boolean datasetsOnly = query.sources().equals(Set.of(EntityKind.DATASET));
        return space == null
                ? null
                : new Ranking.RankSpace(
                        space.key(),
                        space.method(),
                        space.methodVersion(),
                        space.surrogate(),
                        space.surrogateSha256(),
                        space.poolHash() == null
                                ? null
                                : pools.findByContent(space.poolHash())
                                        .map(Pool::name)
                                        .orElse(space.poolHash()),
                        space.poolHash() == null || datasetsOnly ? null : overlap.of(target, space.poolHash()));
    }
}
