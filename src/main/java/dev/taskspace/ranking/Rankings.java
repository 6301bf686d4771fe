package dev.taskspace.ranking;

import dev.taskspace.embedding.Space;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers rankings: finds the candidates, sets aside what must not be ranked, scores, sorts, and fills in the rest. */
@Component
class Rankings {
    /** No transfer can be recorded yet, so nothing can be calibrated. */
    private static final String NO_TRANSFERS =
            "No transfer has been measured here, so the score orders by similarity only.";

    private final EntityDirectory entities;
    private final RankingMethods methods;
    private final NearDuplicates duplicates;
    private final Similarities similarities;

    Rankings(EntityDirectory entities, RankingMethods methods, NearDuplicates duplicates, Similarities similarities) {
        this.entities = entities;
        this.methods = methods;
        this.duplicates = duplicates;
        this.similarities = similarities;
    }

    Ranking answer(RankQuery query) {
        RankingMethod method = methods.get(query.method());
        Entity target = entities.require(query.target());
        List<Ranking.Excluded> excluded = new ArrayList<>();
        List<Entity> candidates = candidates(query, target, excluded);
        Scores scores = method.score(query, target, candidates);
        List<Integer> order = order(scores, candidates, excluded);
        List<Entity> best =
                order.stream().limit(query.limit()).map(candidates::get).toList();
        Similarities.Table table = similarities.of(target, best, scores.space());
        List<Ranking.Result> results = IntStream.range(0, best.size())
                .mapToObj(i -> result(query, i, best.get(i), scores.values()[order.get(i)], table))
                .toList();
        return new Ranking(
                target.reference(),
                method.name(),
                space(scores.space()),
                false,
                new Ranking.Evidence(0, 0),
                Map.of("expectedGain", NO_TRANSFERS, "harmProbability", NO_TRANSFERS, "sourceEffect", NO_TRANSFERS),
                excluded,
                results);
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
    private static List<Integer> order(Scores scores, List<Entity> candidates, List<Ranking.Excluded> excluded) {
        List<Integer> scored = new ArrayList<>(candidates.size());
        for (int i = 0; i < candidates.size(); i++) {
            if (Double.isNaN(scores.values()[i])) {
                excluded.add(new Ranking.Excluded(candidates.get(i).reference(), Ranking.Reason.NO_EMBEDDING));
            } else {
                scored.add(i);
            }
        }
        scored.sort(Comparator.<Integer>comparingDouble(i -> -scores.values()[i])
                .thenComparing(i -> candidates.get(i).reference()));
        return scored;
    }

    private static Ranking.Result result(
            RankQuery query, int position, Entity source, double score, Similarities.Table table) {
        Map<String, Double> similarity = table.of(position);
        return new Ranking.Result(
                position + 1,
                source.reference(),
                score,
                null,
                null,
                similarity,
                null,
                List.of(),
                table.weak(source),
                query.explain() ? explain(similarity, score) : null);
    }

    private static List<Ranking.Part> explain(Map<String, Double> similarity, double score) {
        return similarity.entrySet().stream()
                .filter(entry -> entry.getValue() == score)
                .map(entry -> new Ranking.Part(
                        "similarity", score, "the score is the " + entry.getKey() + " similarity; " + NO_TRANSFERS))
                .toList();
    }

    private static Ranking.@Nullable RankSpace space(@Nullable Space space) {
        return space == null
                ? null
                : new Ranking.RankSpace(
                        space.key(),
                        space.method(),
                        space.methodVersion(),
                        space.surrogate(),
                        space.surrogateSha256(),
                        null);
    }
}
