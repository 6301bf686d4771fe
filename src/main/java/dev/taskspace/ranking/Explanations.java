package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.ranking.hybrid.Judgement;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says why a source stands where it stands: the parts of its score with their evidence, then what both tasks share. */
@Component
class Explanations {
    private static final String OBSERVED = "observed";
    private static final String EFFECT = "Effect";
    private static final int LABELS_SHOWN = 5;

    private final NearestExamples nearest;

    Explanations(NearestExamples nearest) {
        this.nearest = nearest;
    }

    List<Ranking.Part> of(
            RankQuery query,
            Entity target,
            Entity source,
            @Nullable Judgement judgement,
            Map<String, Double> similarity,
            boolean examples) {
        List<Ranking.Part> parts = new ArrayList<>();
        if (judgement == null) {
            parts.addAll(compared(query.method(), target, source, similarity));
        } else {
            judgement
                    .parts()
                    .forEach(part -> parts.add(new Ranking.Part(
                            part.name(), part.z(), part.meaning(), evidence(part.name(), target, source))));
        }
        parts.add(labels(target, source));
        if (examples) {
            parts.addAll(nearest.of(target, source));
        }
        return parts;
    }

    /** The cosines that made the score, where nothing else did. */
    private static List<Ranking.Part> compared(
            String method, Entity target, Entity source, Map<String, Double> similarity) {
        boolean trusted = HybridRanking.NAME.equals(method);
        List<String> counted = trusted ? TrustedSimilarityRanking.trusted(target, source) : List.of(method);
        String meaning = trusted
                ? "cosine; the score is the mean of these, each in standard deviations. " + Answer.NO_TRANSFERS
                : "the score is this cosine";
        return similarity.entrySet().stream()
                .filter(cosine -> counted.contains(cosine.getKey()))
                .map(cosine -> new Ranking.Part("similarity." + cosine.getKey(), cosine.getValue(), meaning, null))
                .toList();
    }

    /** Effects rest on what the source did for other targets, the observed part on the very pair. */
    private static @Nullable String evidence(String part, Entity target, Entity source) {
        String ofSource = "/transfers?source=" + encoded(source);
        return part.equals(OBSERVED)
                ? ofSource + "&target=" + encoded(target)
                : part.endsWith(EFFECT) || part.equals("similarTargets") ? ofSource : null;
    }

    private static String encoded(Entity entity) {
        return URLEncoder.encode(entity.reference(), StandardCharsets.UTF_8);
    }

    /** The share of label names in common, and the kind of answer that both tasks ask for. */
    private static Ranking.Part labels(Entity target, Entity source) {
        TreeSet<String> shared = new TreeSet<>(source.labels());
        shared.retainAll(target.labels());
        TreeSet<String> all = new TreeSet<>(source.labels());
        all.addAll(target.labels());
        double share = all.isEmpty() ? 0 : (double) shared.size() / all.size();
        String names = shared.isEmpty()
                ? "no label in common"
                : "labels in common: "
                        + String.join(", ", shared.stream().limit(LABELS_SHOWN).toList())
                        + (shared.size() > LABELS_SHOWN ? ", …" : "");
        return new Ranking.Part("labels", share, answer(source) + " for " + answer(target) + "; " + names, null);
    }

    private static String answer(Entity entity) {
        String kind = entity.taskType() == null ? entity.kind().collection() : entity.taskType();
        String inputs = entity.pair() == null ? "" : entity.pair() ? " of pairs" : " of single texts";
        String classes =
                entity.labels().isEmpty() ? "" : " into " + entity.labels().size();
        return kind + inputs + classes;
    }
}
