package dev.taskspace.embedding;

import dev.taskspace.entity.EntityKind;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.Labelers;
import dev.taskspace.labeling.LabelingRun;
import dev.taskspace.labeling.Labelling;
import dev.taskspace.pool.Pool;
import dev.taskspace.pool.PoolTexts;
import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.springframework.stereotype.Component;

/**
 * Has a model or prompt label a pool, and draws from what it answered: the surrogate learns to imitate its soft labels
 * (FUTE, Wang et al. 2024, §3). All seeds share the labels; a seed decides their order and what is held out.
 */
@Component
class PoolSamples implements Samples {
    /** Which inputs of a large pool are taken: the same for every entity, and of fewer inputs the first of more. */
    private static final long CHOICE = 42;

    private static final int HELD_OUT = 200;
    private static final double HELD_OUT_SHARE = 0.1;

    /** Below this share of answers the entity does not do this task. */
    private static final double LEAST_ANSWERED = 0.5;

    private final Labelers labelers;
    private final PoolTexts texts;

    PoolSamples(Labelers labelers, PoolTexts texts) {
        this.labelers = labelers;
        this.texts = texts;
    }

    @Override
    public boolean serve(EntityKind kind) {
        return kind != EntityKind.DATASET;
    }

    @Override
    public Preview preview(EmbeddingOrder order) {
        Pool pool = Objects.requireNonNull(order.pool());
        Labeler labeler = labelers.open(order.entity(), pool.contentHash());
        List<TextInput> inputs = inputs(order, pool, labeler);
        int used = inputs.size() - heldOut(inputs.size());
        return new Preview(inputs.subList(0, used), labeler.forecast(inputs));
    }

    @Override
    public Draw open(EmbeddingOrder order, LabelingRun run) {
        Pool pool = Objects.requireNonNull(order.pool());
        Labeler labeler = labelers.open(order.entity(), pool.contentHash());
        List<TextInput> inputs = inputs(order, pool, labeler);
        Labelling labelling = labeler.label(inputs, run);
        LabelerStatistics statistics = LabelerStatistics.of(labelling, labeler.labels());
        if (statistics.answered() < Math.max(2, LEAST_ANSWERED * inputs.size())) {
            throw new UnansweredException(order.entity(), statistics);
        }
        List<TrainingExample> examples = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Target answer = labelling.answers().get(i);
            if (answer != null) {
                examples.add(new TrainingExample(inputs.get(i), answer));
            }
        }
        return new LabelledPool(examples, objective(order, labeler, examples, statistics), order.method(), statistics);
    }

    private static Objective objective(
            EmbeddingOrder order, Labeler labeler, List<TrainingExample> examples, LabelerStatistics statistics) {
        if (examples.getFirst().target() instanceof Target.Span) {
            return new Objective.SpanExtraction(examples.stream()
                    .anyMatch(example -> example.target() instanceof Target.Span span && span.isNone()));
        }
        if (!labeler.labels().isEmpty()) {
            return new Objective.Classification(labeler.labels().size());
        }
        double mean = Objects.requireNonNull(statistics.mean());
        double deviation = Objects.requireNonNull(statistics.standardDeviation());
        if (!(deviation > 0)) {
            throw new ImpossibleEmbeddingException(
                    "/model",
                    order.entity().reference() + " answers " + mean
                            + " to everything in this pool, so there is nothing to learn.");
        }
        return new Objective.Regression(mean, deviation);
    }

    /** What is asked for: fitted to the labeler, no two alike, as many as the method can use. */
    private List<TextInput> inputs(EmbeddingOrder order, Pool pool, Labeler labeler) {
        List<TextInput> all = new ArrayList<>(
                texts.all(pool).stream().map(labeler.arity()::fit).distinct().toList());
        Collections.shuffle(all, new Random(CHOICE));
        if (all.size() < 2) {
            throw new ImpossibleEmbeddingException("/pool", "The pool '" + pool.name() + "' has too few inputs.");
        }
        return all.subList(
                0,
                Math.min(
                        all.size(),
                        order.method().maxExamples() + heldOut(order.method().maxExamples())));
    }

    private static int heldOut(int inputs) {
        return Math.clamp(Math.round(inputs * HELD_OUT_SHARE), 1, HELD_OUT);
    }

    /** Labels that are there, to be drawn from. */
    private record LabelledPool(
            List<TrainingExample> examples, Objective objective, EmbeddingMethod method, LabelerStatistics statistics)
            implements Draw {

        @Override
        public Sample draw(long seed) {
            List<TrainingExample> shuffled = new ArrayList<>(examples);
            Collections.shuffle(shuffled, new Random(seed));
            int heldOut = heldOut(shuffled.size());
            int end = Math.min(shuffled.size(), heldOut + method.maxExamples());
            List<TrainingExample> train = List.copyOf(shuffled.subList(heldOut, end));
            return new Sample(
                    train.stream().map(TrainingExample::input).toList(),
                    new TrainingSet(objective, train, List.copyOf(shuffled.subList(0, heldOut))));
        }
    }
}
