package dev.taskspace.ranking;

import dev.taskspace.embedding.EmbeddingMethod;
import dev.taskspace.embedding.EmbeddingMethods;
import dev.taskspace.entity.Entity;
import dev.taskspace.ranking.hybrid.HybridModel;
import dev.taskspace.ranking.hybrid.Judgement;
import dev.taskspace.ranking.hybrid.MeasuredRow;
import dev.taskspace.ranking.hybrid.Question;
import dev.taskspace.ranking.hybrid.Task;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** How each ranking method would have ordered the sources of a recorded row, had it not known the target's transfers. */
@Component
public class RecordedRankings {
    /** Knows what was measured on the target in other settings. */
    public static final String WARM = "hybridWarm";

    private static final long SEED = 31;

    private final EmbeddingMethods methods;
    private final DirectedScores directed;
    private final TargetSpaces spaces;
    private final SimilarityIndexes indexes;
    private final CarriedRanking carried;

    RecordedRankings(
            EmbeddingMethods methods,
            DirectedScores directed,
            CarriedRanking carried,
            TargetSpaces spaces,
            SimilarityIndexes indexes) {
        this.methods = methods;
        this.directed = directed;
        this.carried = carried;
        this.spaces = spaces;
        this.indexes = indexes;
    }

    /** Names of all methods that may predict; which of them do depends on what is known of a row. */
    public SortedSet<String> methods() {
        SortedSet<String> names = new TreeSet<>(List.of(
                HybridRanking.NAME,
                WARM,
                SourceEffectRanking.NAME,
                RandomRanking.NAME,
                DataSizeRanking.NAME,
                MetadataRanking.NAME,
                carried.name()));
        for (EmbeddingMethod.Use use : EmbeddingMethod.Use.values()) {
            methods.of(use).forEach(method -> names.add(method.name()));
        }
        return names;
    }

    /**
     * The predictions for one row, by method.
     *
     * @param byMethod one value a source of the row; a method that does not know all of them is absent
     * @param hybrid what the default method says of each source
     */
    public record Predictions(Map<String, double[]> byMethod, List<Judgement> hybrid) {}

    /**
     * Predicts.
     *
     * @param model fitted without the target of the row
     */
    public Predictions of(RecordedEvidence recorded, HybridModel model, MeasuredRow row) {
        List<MeasuredRow> others = recorded.evidence().of(row.target()).stream()
                .filter(other -> other.setting() != row.setting())
                .toList();
        List<Judgement> cold = model.judge(question(recorded, row, List.of()));
        Map<String, double[]> byMethod = new LinkedHashMap<>();
        byMethod.put(HybridRanking.NAME, values(cold));
        if (!others.isEmpty()) {
            byMethod.put(WARM, values(model.judge(question(recorded, row, others))));
        }
        byMethod.put(
                SourceEffectRanking.NAME,
                cold.stream().mapToDouble(Judgement::sourceEffect).toArray());
        byMethod.put(
                RandomRanking.NAME,
                new SplittableRandom(SEED * row.target() + row.setting())
                        .doubles(row.sources().length)
                        .toArray());
        addFacts(recorded, row, byMethod);
        addSimilarities(recorded, row, byMethod);
        addBaselines(recorded, row, byMethod);
        return new Predictions(byMethod, cold);
    }

    private static void addFacts(RecordedEvidence recorded, MeasuredRow row, Map<String, double[]> byMethod) {
        List<Task> tasks = recorded.evidence().tasks();
        List<Task> sources = Arrays.stream(row.sources()).mapToObj(tasks::get).toList();
        if (sources.stream().allMatch(source -> source.examples() != null)) {
            byMethod.put(
                    DataSizeRanking.NAME,
                    sources.stream().mapToDouble(DataSizeRanking::size).toArray());
        }
        Task target = tasks.get(row.target());
        if (target.family() != null || target.pair() != null) {
            byMethod.put(
                    MetadataRanking.NAME,
                    sources.stream()
                            .mapToDouble(source -> MetadataRanking.score(target, source))
                            .toArray());
        }
    }

    private static void addSimilarities(RecordedEvidence recorded, MeasuredRow row, Map<String, double[]> byMethod) {
        double[][] table = recorded.similarity().of(row.target());
        for (int m = 0; table != null && m < table.length; m++) {
            double[] ofMethod = table[m];
            double[] values = Arrays.stream(row.sources())
                    .mapToDouble(source -> ofMethod[source])
                    .toArray();
            addKnown(recorded.similarity().methods().get(m), values, byMethod);
        }
    }

    /** Methods that look at vectors and enter no other ranking; only where all tasks of the row are registered. */
    private void addBaselines(RecordedEvidence recorded, MeasuredRow row, Map<String, double[]> byMethod) {
        Entity target = recorded.entities().get(row.target());
        List<Entity> sources = Arrays.stream(row.sources())
                .mapToObj(recorded.entities()::get)
                .filter(Objects::nonNull)
                .toList();
        if (target == null || sources.size() < row.sources().length) {
            return;
        }
        addKnown(carried.name(), carried.of(target, sources), byMethod);
        for (EmbeddingMethod method : methods.of(EmbeddingMethod.Use.DIRECTED)) {
            addKnown(method.name(), directed.of(method.name(), target, sources), byMethod);
        }
        for (EmbeddingMethod method : methods.of(EmbeddingMethod.Use.BASELINE)) {
            spaces.find(target, method.name(), sources)
                    .ifPresent(space -> addKnown(
                            method.name(),
                            indexes.of(space)
                                    .similarities(
                                            target.key(),
                                            sources.stream().map(Entity::key).toList()),
                            byMethod));
        }
    }

    private static void addKnown(String method, double[] values, Map<String, double[]> byMethod) {
        if (Arrays.stream(values).noneMatch(Double::isNaN)) {
            byMethod.put(method, values);
        }
    }

    private static Question question(RecordedEvidence recorded, MeasuredRow row, List<MeasuredRow> own) {
        return new Question(
                row.target(),
                recorded.evidence().tasks().get(row.target()),
                List.of(),
                recorded.similarity().of(row.target()),
                row.sources(),
                row.setting(),
                own);
    }

    private static double[] values(List<Judgement> judgements) {
        return judgements.stream().mapToDouble(Judgement::cautious).toArray();
    }
}
