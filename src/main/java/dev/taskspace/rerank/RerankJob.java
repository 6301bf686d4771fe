package dev.taskspace.rerank;

import dev.taskspace.embedding.LabelledFeatures;
import dev.taskspace.embedding.LabelledSamples;
import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.job.JobHandler;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobPhase;
import dev.taskspace.job.JobRun;
import dev.taskspace.ranking.CarriedScores;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Carries the target through one source after the other; every finished pair is kept at once. */
@Component
class RerankJob implements JobHandler {
    /** Of the target; as many as plain LogME looks at. */
    static final int EXAMPLES = 256;

    private static final long SEED = 0;

    private final RerankOrders orders;
    private final CarriedScores scores;
    private final LabelledSamples samples;
    private final SpaceVectors vectors;
    private final Surrogates surrogates;
    private final JsonMapper json;

    RerankJob(
            RerankOrders orders,
            CarriedScores scores,
            LabelledSamples samples,
            SpaceVectors vectors,
            Surrogates surrogates,
            JsonMapper json) {
        this.orders = orders;
        this.scores = scores;
        this.samples = samples;
        this.vectors = vectors;
        this.surrogates = surrogates;
        this.json = json;
    }

    @Override
    public JobKind kind() {
        return JobKind.RERANK;
    }

    @Override
    public void run(JobRun run) {
        run.progress(JobPhase.TOKENIZE, 0, 1, "orders");
        RerankOrder order = orders.read(run.request());
        TrainingSet set = sample(order.target());
        List<TextInput> inputs = inputs(set);
        Surrogate surrogate = surrogates.get(order.space().surrogate());
        Map<EntityKey, Double> known = kept(order);
        int done = 0;
        int computed = 0;
        for (Map.Entry<Entity, UUID> source : order.adapters().entrySet()) {
            if (!known.containsKey(source.getKey().key())) {
                carry(run, order, source.getValue(), surrogate, set, inputs, done);
                computed++;
            }
            done++;
        }
        int all = computed;
        run.succeed(() -> result(order, all));
    }

    private void carry(
            JobRun run,
            RerankOrder order,
            UUID adapter,
            Surrogate surrogate,
            TrainingSet set,
            List<TextInput> inputs,
            int before) {
        int pairs = order.adapters().size();
        for (SpaceVectors.Vector vector : vectors.load(order.space(), List.of(adapter))) {
            float[][] features = surrogate.pooled(
                    inputs,
                    order.maxTokens(),
                    vector.coordinates(),
                    (step, total) -> run.progress(JobPhase.EXTRACT, before * total + step, pairs * total, "steps"));
            LabelledFeatures labelled = LabelledFeatures.of(set, features);
            scores.keep(
                    adapter, order.target(), inputs.size(), CarriedScores.of(labelled.features(), labelled.labels()));
        }
    }

    private ObjectNode result(RerankOrder order, int computed) {
        return json.createObjectNode()
                .put("pairs", order.adapters().size())
                .put("computed", computed)
                .put("kept", order.adapters().size() - computed)
                .put("space", order.space().key());
    }

    TrainingSet sample(Entity target) {
        return samples.draw(target, EXAMPLES, 1, SEED);
    }

    static List<TextInput> inputs(TrainingSet set) {
        return set.train().stream().map(TrainingExample::input).toList();
    }

    Map<EntityKey, Double> kept(RerankOrder order) {
        return scores.of(order.target()).getOrDefault(order.space().key(), Map.of());
    }
}
