package dev.taskspace.measurement;

import dev.taskspace.embedding.LabelledSamples;
import dev.taskspace.entity.Entity;
import dev.taskspace.job.JobHandler;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobPhase;
import dev.taskspace.job.JobRun;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedSurrogate;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Measures what is left of an order. Everything finished is kept at once, so a job that is cancelled, superseded or
 * killed loses at most one tuning; what was kept by other jobs is not measured again, not even by those that run beside it:
 * each takes the targets of a stage in an order of its own and looks before it begins one.
 */
@Component
class MeasurementJob implements JobHandler {
    private static final String UNIT = "steps";

    private final MeasurementOrders orders;
    private final KeptMeasurements kept;
    private final MeasurementRecords records;
    private final LabelledSamples samples;
    private final JsonMapper json;

    MeasurementJob(
            MeasurementOrders orders,
            KeptMeasurements kept,
            MeasurementRecords records,
            LabelledSamples samples,
            JsonMapper json) {
        this.orders = orders;
        this.kept = kept;
        this.records = records;
        this.samples = samples;
        this.json = json;
    }

    @Override
    public JobKind kind() {
        return JobKind.TRANSFER;
    }

    @Override
    public void run(JobRun run) {
        run.progress(JobPhase.TOKENIZE, 0, 1, "orders");
        MeasurementOrder order = orders.read(run.request());
        Map<Measurement.Key, Measurement> known = kept.of(order);
        records.record(order, known);
        MeasurementPlan plan = MeasurementPlan.of(order, known);
        Random own = new Random(run.jobId().hashCode());
        Attempt attempt = new Attempt(run, order, own, known, plan.steps(order.recipe()));
        plan.stagesInOrderOf(own).forEach(attempt::measure);
        run.progress(JobPhase.STORE, 0, 1, "results");
        run.succeed(() -> result(order, plan, attempt));
        records.announce();
    }

    private ObjectNode result(MeasurementOrder order, MeasurementPlan plan, Attempt attempt) {
        ObjectNode result = json.createObjectNode();
        result.put("pairs", order.pairs() * order.seeds());
        result.put("kept", plan.kept() + attempt.found);
        result.put("measured", attempt.measured);
        result.put("left", plan.pairs() - attempt.found - attempt.measured);
        result.put("baseModel", order.surrogate().info().name());
        result.put("adaptation", order.recipe().adaptation());
        return result;
    }

    /** One run of the job: counts steps and watches the budget. */
    private final class Attempt {
        private final JobRun run;
        private final MeasurementOrder order;
        private final String recipe; // its key
        private final Random own;
        private final Map<Measurement.Key, Measurement> known;
        private final long steps;
        private final long startedNanos = System.nanoTime();
        private long done;
        private long measured;
        private long found; // pairs that another job kept meanwhile

        Attempt(JobRun run, MeasurementOrder order, Random own, Map<Measurement.Key, Measurement> known, long steps) {
            this.run = run;
            this.order = order;
            this.own = own;
            recipe = order.recipe().key(order.surrogate());
            this.known = known;
            this.steps = steps;
        }

        void measure(MeasurementPlan.Stage stage) {
            if (spent()) {
                return;
            }
            Entity source = stage.source();
            List<Entity> targets = new ArrayList<>(stage.targets());
            targets.removeIf(target -> found(stage, target));
            if (source == null) {
                measure(
                        stage,
                        targets,
                        (set, listener) ->
                                order.surrogate().tune(set, order.recipe().target(), stage.seed(), listener));
            } else if (targets.isEmpty()) {
                done += order.recipe().sourceSteps(source);
            } else {
                TrainingSet lessons = samples.draw(source, order.recipe().sourceExamples(), 1, stage.seed());
                try (TunedSurrogate tuned = order.surrogate()
                        .tune(
                                lessons,
                                order.recipe().source(),
                                stage.seed(),
                                share(order.recipe().sourceSteps(source)))) {
                    measure(
                            stage,
                            targets,
                            (set, listener) -> tuned.tune(set, order.recipe().target(), stage.seed(), listener));
                }
            }
        }

        private void measure(MeasurementPlan.Stage stage, List<Entity> targets, Tuner start) {
            Collections.shuffle(targets, own);
            for (Entity target : targets) {
                if (spent()) {
                    return;
                }
                if (!found(stage, target)) {
                    Measurement measurement = tune(stage.source(), target, stage.seed(), start);
                    kept.keep(recipe, measurement);
                    measured += stage.source() == null ? 0 : 1;
                    know(stage, target, measurement);
                }
            }
        }

        /** Whether another job kept it meanwhile. */
        private boolean found(MeasurementPlan.Stage stage, Entity target) {
            Optional<Measurement> measurement =
                    kept.find(recipe, Measurement.Key.of(stage.source(), target, stage.seed()));
            measurement.ifPresent(there -> {
                done += order.recipe().targetSteps(target);
                found += stage.source() == null ? 0 : 1;
                know(stage, target, there);
            });
            return measurement.isPresent();
        }

        private void know(MeasurementPlan.Stage stage, Entity target, Measurement measurement) {
            known.put(measurement.key(), measurement);
            if (stage.source() != null) {
                records.record(order, stage.source(), target, stage.seed(), known);
            }
        }

        private Measurement tune(@Nullable Entity source, Entity target, long seed, Tuner start) {
            TrainingSet set = samples.draw(
                    target, order.recipe().targetExamples(), order.recipe().testExamples(), seed);
            long began = cpuNanos();
            try (TunedSurrogate tuned = start.tune(set, share(order.recipe().targetSteps(target)))) {
                return new Measurement(
                        source == null ? Measurement.NOTHING : source.contentHash(),
                        target.contentHash(),
                        seed,
                        tuned.learningCheck().score(),
                        tuned.learningCheck().exactMatch(),
                        set.train().size(),
                        set.heldOut().size(),
                        order.recipe().targetPasses(tokens(set.train()), tokens(set.heldOut())),
                        (cpuNanos() - began) / 1e9);
            }
        }

        private long tokens(List<TrainingExample> examples) {
            return order.surrogate()
                    .countTokens(
                            examples.stream().map(TrainingExample::input).toList(),
                            order.recipe().maxTokens());
        }

        /** Never before the first pair: an attempt that gains nothing would gain nothing the next time either. */
        private boolean spent() {
            return measured > 0 && (System.nanoTime() - startedNanos) / 1_000_000_000 >= order.seconds();
        }

        /** Hears one tuning, which makes up so many steps of the whole. */
        private StepListener share(long share) {
            long before = done;
            done += share;
            return (step, total) ->
                    run.progress(JobPhase.TUNE, Math.min(steps, before + share * step / total), steps, UNIT);
        }
    }

    /** Tunes a target from where it starts. */
    private interface Tuner {
        TunedSurrogate tune(TrainingSet set, StepListener listener);
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
