package dev.taskspace.embedding;

import dev.taskspace.dataset.AnswerSpan;
import dev.taskspace.dataset.DatasetRows;
import dev.taskspace.dataset.Datasets;
import dev.taskspace.dataset.LabelledRow;
import dev.taskspace.dataset.Split;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.labeling.Forecast;
import dev.taskspace.labeling.LabelingRun;
import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Draws from a dataset: training rows by label, and held-out rows from its other splits or, where there are none, from
 * the training rows that were not drawn for training.
 */
@Component
class DatasetSamples implements Samples, LabelledSamples {
    private static final String REGRESSION = "regression";
    private static final String SPAN_EXTRACTION = "spanExtraction";
    private static final int HELD_OUT = 200;
    private static final double HELD_OUT_SHARE = 0.1;

    /** Runs of different seeds are examined on the same rows, where a dataset has rows for that. */
    private static final long HELD_OUT_SEED = 0;

    private final Datasets datasets;
    private final DatasetRows examples;

    DatasetSamples(Datasets datasets, DatasetRows examples) {
        this.datasets = datasets;
        this.examples = examples;
    }

    @Override
    public boolean serve(EntityKind kind) {
        return kind == EntityKind.DATASET;
    }

    @Override
    public Draw open(EmbeddingOrder order, LabelingRun run) {
        return seed -> draw(order.entity(), order.method(), seed);
    }

    @Override
    public Preview preview(EmbeddingOrder order) {
        return new Preview(draw(order.entity(), order.method(), 0).inputs(), Forecast.FREE);
    }

    private Sample draw(Entity entity, EmbeddingMethod method, long seed) {
        Rows rows = rows(entity, method.maxExamples(), HELD_OUT, seed, method.inFileOrder());
        List<TextInput> inputs =
                rows.learned().stream().map(DatasetSamples::input).toList();
        return new Sample(inputs, method.supervised() ? labelled(entity, rows) : null);
    }

    @Override
    public TrainingSet draw(Entity entity, int train, int heldOut, long seed) {
        return labelled(entity, rows(entity, train, heldOut, seed, false));
    }

    /** Drawn rows, the two lists have none in common. */
    private record Rows(List<LabelledRow> learned, List<LabelledRow> heldOut) {}

    /** A row and its number in the dataset. */
    private record Placed(long place, LabelledRow row) {}

    private Rows rows(Entity entity, int most, int mostHeldOut, long seed, boolean inFileOrder) {
        StratifiedSample<Placed> train = new StratifiedSample<>(most + mostHeldOut, seed);
        StratifiedSample<Placed> others = new StratifiedSample<>(most + mostHeldOut, HELD_OUT_SEED);
        AtomicLong place = new AtomicLong();
        try (Stream<LabelledRow> rows =
                examples.stream(datasets.require(entity.id().toString()))) {
            rows.forEach(row -> (row.split() == Split.TRAIN ? train : others)
                    .add(stratum(entity, row), new Placed(place.getAndIncrement(), row)));
        }
        List<Placed> trainable = train.draw();
        List<Placed> heldOut = others.draw();
        if (trainable.isEmpty()) {
            trainable = heldOut;
            heldOut = List.of();
        }
        int used = Math.min(trainable.size(), most);
        if (heldOut.isEmpty() && trainable.size() > 1) {
            long share = Math.max(Math.round(trainable.size() * HELD_OUT_SHARE), trainable.size() - most);
            int spare = Math.clamp(share, 1, mostHeldOut);
            used = Math.min(used, trainable.size() - spare);
            heldOut = trainable.subList(used, used + spare);
        }
        Stream<Placed> learned = trainable.subList(0, used).stream();
        return new Rows(
                (inFileOrder ? learned.sorted(Comparator.comparingLong(Placed::place)) : learned)
                        .map(Placed::row)
                        .toList(),
                heldOut.stream().limit(mostHeldOut).map(Placed::row).toList());
    }

    /** Rows of one stratum are drawn by its share. */
    private static String stratum(Entity entity, LabelledRow row) {
        if (SPAN_EXTRACTION.equals(entity.taskType())) {
            return row.answers().isEmpty() ? "unanswerable" : "answerable";
        }
        return REGRESSION.equals(entity.taskType()) ? "" : row.label();
    }

    private static TrainingSet labelled(Entity entity, Rows rows) {
        List<LabelledRow> train = rows.learned();
        List<LabelledRow> heldOut = rows.heldOut();
        if (REGRESSION.equals(entity.taskType())) {
            return new TrainingSet(regression(entity, train), values(train), values(heldOut));
        }
        if (SPAN_EXTRACTION.equals(entity.taskType())) {
            boolean unanswerable = train.stream().anyMatch(row -> row.answers().isEmpty());
            return new TrainingSet(new Objective.SpanExtraction(unanswerable), spans(train), spans(heldOut));
        }
        Map<String, Integer> classes = new HashMap<>();
        for (int i = 0; i < entity.labels().size(); i++) {
            classes.put(entity.labels().get(i), i);
        }
        return new TrainingSet(
                new Objective.Classification(classes.size()), categories(train, classes), categories(heldOut, classes));
    }

    private static Objective regression(Entity entity, List<LabelledRow> train) {
        double mean = train.stream().mapToDouble(LabelledRow::score).average().orElse(0);
        double variance = train.stream()
                .mapToDouble(row -> (row.score() - mean) * (row.score() - mean))
                .average()
                .orElse(0);
        if (!(variance > 0)) {
            throw new ImpossibleEmbeddingException(
                    "/dataset", entity.reference() + " has the same label everywhere, so there is nothing to learn.");
        }
        return new Objective.Regression(mean, Math.sqrt(variance));
    }

    private static List<TrainingExample> values(List<LabelledRow> rows) {
        return rows.stream()
                .map(row -> new TrainingExample(input(row), new Target.Value(row.score())))
                .toList();
    }

    private static List<TrainingExample> categories(List<LabelledRow> rows, Map<String, Integer> classes) {
        return rows.stream()
                .map(row -> new TrainingExample(
                        input(row), new Target.Category(Objects.requireNonNull(classes.get(row.label())))))
                .toList();
    }

    private static List<TrainingExample> spans(List<LabelledRow> rows) {
        return rows.stream()
                .map(row -> new TrainingExample(input(row), span(row.answers())))
                .toList();
    }

    /** The first answer is learned; all are right. */
    private static Target span(List<AnswerSpan> answers) {
        if (answers.isEmpty()) {
            return Target.Span.NONE;
        }
        AnswerSpan first = answers.getFirst();
        List<String> others =
                answers.stream().skip(1).map(AnswerSpan::text).distinct().toList();
        return new Target.Span(first.start(), first.start() + first.text().length(), others);
    }

    private static TextInput input(LabelledRow row) {
        return new TextInput(row.text(), row.textPair());
    }
}
