package dev.taskspace.ranking;

import dev.taskspace.dataset.DatasetRows;
import dev.taskspace.dataset.Datasets;
import dev.taskspace.dataset.LabelledRow;
import dev.taskspace.dataset.Split;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.TextInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Names the examples of two datasets that read most alike: highest cosine of the untuned surrogate's mean token states,
 * among the first training rows of each. A view for people; no score depends on it.
 */
@Component
class NearestExamples {
    private static final int ROWS = 32;
    private static final int SHOWN = 2;
    private static final int TOKENS = 64;
    private static final int LONGEST = 120;

    /** States of so many datasets are remembered, about 50 KB each. */
    private static final int MOST = 2_000;

    private final Datasets datasets;
    private final DatasetRows rows;
    private final Surrogates surrogates;
    private final Map<String, Read> known = new ConcurrentHashMap<>();

    NearestExamples(Datasets datasets, DatasetRows rows, Surrogates surrogates) {
        this.datasets = datasets;
        this.rows = rows;
        this.surrogates = surrogates;
    }

    /** Examples of one dataset with their states of length 1. */
    @SuppressWarnings("ArrayRecordComponent") // rows of numbers, never compared
    private record Read(List<LabelledRow> examples, float[][] states) {}

    private record Pair(LabelledRow ofTarget, LabelledRow ofSource, double cosine) {}

    /** The most alike pairs, best first, no example twice; empty for what has no examples of its own. */
    List<Ranking.Part> of(Entity target, Entity source) {
        if (target.kind() != EntityKind.DATASET || source.kind() != EntityKind.DATASET) {
            return List.of();
        }
        List<Pair> pairs = pairs(read(target), read(source));
        List<Ranking.Part> parts = new ArrayList<>();
        List<LabelledRow> told = new ArrayList<>();
        for (Pair pair : pairs) {
            if (parts.size() < SHOWN && !told.contains(pair.ofTarget()) && !told.contains(pair.ofSource())) {
                told.add(pair.ofTarget());
                told.add(pair.ofSource());
                parts.add(new Ranking.Part(
                        "nearestExamples",
                        pair.cosine(),
                        text(pair.ofSource()) + " of " + source.reference() + " reads like " + text(pair.ofTarget()),
                        null));
            }
        }
        return parts;
    }

    private static List<Pair> pairs(Read target, Read source) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < target.states().length; i++) {
            for (int j = 0; j < source.states().length; j++) {
                pairs.add(new Pair(
                        target.examples().get(i),
                        source.examples().get(j),
                        dot(target.states()[i], source.states()[j])));
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::cosine).reversed());
        return pairs;
    }

    private Read read(Entity entity) {
        if (known.size() > MOST) {
            known.clear();
        }
        return known.computeIfAbsent(entity.contentHash(), hash -> {
            List<LabelledRow> examples = examples(entity);
            List<TextInput> inputs = examples.stream()
                    .map(row -> new TextInput(row.text(), row.textPair()))
                    .toList();
            float[][] states = inputs.isEmpty()
                    ? new float[0][]
                    : surrogates.get(Surrogates.DEFAULT).pooled(inputs, TOKENS, StepListener.SILENT);
            for (float[] state : states) {
                double length = Math.sqrt(dot(state, state));
                for (int i = 0; i < state.length; i++) {
                    state[i] = (float) (state[i] / length);
                }
            }
            return new Read(examples, states);
        });
    }

    private List<LabelledRow> examples(Entity entity) {
        try (Stream<LabelledRow> all = rows.stream(datasets.require(entity.id().toString()), Split.TRAIN)) {
            return all.limit(ROWS).toList();
        }
    }

    private static String text(LabelledRow row) {
        String text = row.textPair() == null ? row.text() : row.text() + " | " + row.textPair();
        return "“" + (text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…") + "”";
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
