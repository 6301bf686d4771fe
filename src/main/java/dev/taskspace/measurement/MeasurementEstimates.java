package dev.taskspace.measurement;

import dev.taskspace.embedding.LabelledSamples;
import dev.taskspace.embedding.TuningSpeed;
import dev.taskspace.entity.Entity;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Estimates what an order would cost, from what earlier tunings of this installation took. */
@Component
class MeasurementEstimates {
    private final LabelledSamples samples;
    private final KeptMeasurements kept;
    private final TuningSpeed speed;

    MeasurementEstimates(LabelledSamples samples, KeptMeasurements kept, TuningSpeed speed) {
        this.samples = samples;
        this.kept = kept;
        this.speed = speed;
    }

    MeasurementEstimate of(MeasurementOrder order) {
        MeasurementPlan plan = MeasurementPlan.of(order, kept.of(order));
        double passes = new Tokens(order).passes(plan);
        Optional<Double> measured = kept.secondsPerTokenPass(order.recipe().key(order.surrogate()));
        Optional<Double> embedded =
                speed.secondsPerTokenPass(order.surrogate().info().sha256());
        return new MeasurementEstimate(
                true,
                plan.pairs(),
                plan.kept(),
                plan.tunings(),
                plan.steps(order.recipe()),
                Math.round(passes),
                measured.or(() -> embedded).map(rate -> rate * passes).orElse(null),
                measured.isPresent()
                        ? "the latest measurements of this kind"
                        : embedded.isPresent()
                                ? "the latest tuned embeddings of this installation"
                                : "nothing tuned here yet");
    }

    /** Counts the tokens of each dataset once; one seed stands for all. */
    private final class Tokens {
        private final MeasurementOrder order;
        private final Map<Entity, Double> ofSource = new HashMap<>();
        private final Map<Entity, Double> ofTarget = new HashMap<>();

        Tokens(MeasurementOrder order) {
            this.order = order;
        }

        double passes(MeasurementPlan plan) {
            double passes = 0;
            for (MeasurementPlan.Stage stage : plan.stages()) {
                if (stage.source() != null) {
                    passes += ofSource.computeIfAbsent(stage.source(), this::source);
                }
                for (Entity target : stage.targets()) {
                    passes += ofTarget.computeIfAbsent(target, this::target);
                }
            }
            return passes;
        }

        private double source(Entity source) {
            Recipe recipe = order.recipe();
            return recipe.sourcePasses(
                    count(samples.draw(source, recipe.sourceExamples(), 1, 0).train()));
        }

        private double target(Entity target) {
            Recipe recipe = order.recipe();
            TrainingSet set = samples.draw(target, recipe.targetExamples(), recipe.testExamples(), 0);
            return recipe.targetPasses(count(set.train()), count(set.heldOut()));
        }

        private long count(List<TrainingExample> examples) {
            return order.surrogate()
                    .countTokens(
                            examples.stream().map(TrainingExample::input).toList(),
                            order.recipe().maxTokens());
        }
    }
}
