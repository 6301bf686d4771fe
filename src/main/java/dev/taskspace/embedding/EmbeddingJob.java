package dev.taskspace.embedding;

import dev.taskspace.job.JobHandler;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobPhase;
import dev.taskspace.job.JobRun;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.Surrogates;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Computes one embedding: draws the examples, runs the method once a seed, averages, stores. */
@Component
class EmbeddingJob implements JobHandler {
    private final EmbeddingOrders orders;
    private final EmbeddingMethods methods;
    private final Surrogates surrogates;
    private final SampleSources samples;
    private final EmbeddingStore store;
    private final OrderBook book;
    private final ProvenanceWriter provenance;
    private final JsonMapper json;

    EmbeddingJob(
            EmbeddingOrders orders,
            EmbeddingMethods methods,
            Surrogates surrogates,
            SampleSources samples,
            EmbeddingStore store,
            OrderBook book,
            ProvenanceWriter provenance,
            JsonMapper json) {
        this.orders = orders;
        this.methods = methods;
        this.surrogates = surrogates;
        this.samples = samples;
        this.store = store;
        this.book = book;
        this.provenance = provenance;
        this.json = json;
    }

    @Override
    public JobKind kind() {
        return JobKind.EMBEDDING;
    }

    @Override
    public void run(JobRun run) {
        long startedNanos = cpuNanos();
        EmbeddingOrder order = orders.read(run.request());
        Surrogate surrogate = surrogates.get(order.space().surrogate());
        int seeds = order.space().seeds();
        Map<String, SeedAverage> averages = new LinkedHashMap<>();
        long tokens = 0;
        Samples.Draw draw = samples.of(order).open(order, new JobLabeling(run, order.maxLabelerCalls()));
        Sample sample = null;
        for (int seed = 0; seed < seeds; seed++) {
            run.progress(JobPhase.TOKENIZE, seed, seeds, "seeds");
            sample = draw.draw(seed);
            tokens += surrogate.countTokens(sample.inputs(), order.method().maxTokens());
            Extraction extraction = new Extraction(
                    surrogate,
                    sample,
                    seed,
                    steps(run, JobPhase.TUNE, seed, seeds),
                    steps(run, JobPhase.EXTRACT, seed, seeds));
            for (MethodVector vector : order.method().extract(extraction)) {
                vector.requireFinite(surrogate.info().name());
                averages.computeIfAbsent(vector.method().name(), name -> new SeedAverage(vector))
                        .add(vector);
            }
        }
        run.progress(JobPhase.STORE, 0, averages.size(), "vectors");
        double seconds = (cpuNanos() - startedNanos) / 1e9;
        Provenance origin = provenance.of(
                order, java.util.Objects.requireNonNull(sample), draw.statistics(), tokens, seconds, run.jobId());
        run.succeed(() -> result(run, order, surrogate, averages, origin));
    }

    private JsonNode result(
            JobRun run,
            EmbeddingOrder order,
            Surrogate surrogate,
            Map<String, SeedAverage> averages,
            Provenance origin) {
        ObjectNode result = json.createObjectNode();
        for (OrderBook.Waiting entity : book.waitingFor(run.jobId())) {
            for (SeedAverage average : averages.values()) {
                Space base = Space.of(
                        average.method(),
                        methods.hyperparameters(average.method()),
                        surrogate.info(),
                        order.space().seeds());
                Space space = order.pool() == null ? base : base.on(order.pool().contentHash());
                UUID id = store.save(
                        space,
                        entity.kind(),
                        entity.id(),
                        space.contentKey(order.entity().contentHash()),
                        average,
                        origin);
                boolean asked = space.key().equals(order.space().key())
                        && entity.id().equals(order.entity().id());
                if (asked) {
                    result.put("embedding", id.toString());
                } else {
                    result.withArray("alsoStored").add(id.toString());
                }
            }
        }
        return result;
    }

    private static StepListener steps(JobRun run, JobPhase phase, int seed, int seeds) {
        return (done, total) -> run.progress(phase, seed * total + done, seeds * total, "steps");
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
