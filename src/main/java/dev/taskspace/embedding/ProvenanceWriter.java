package dev.taskspace.embedding;

import dev.taskspace.entity.Entity;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.TrainingSet;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Writes down where a vector comes from. */
@Component
class ProvenanceWriter {
    private final Surrogates surrogates;
    private final String version;

    ProvenanceWriter(Surrogates surrogates, ObjectProvider<BuildProperties> build) {
        this.surrogates = surrogates;
        BuildProperties properties = build.getIfAvailable();
        String known = properties == null ? null : properties.getVersion();
        this.version = known == null ? "unknown" : known;
    }

    /** The provenance of a vector of this entity that was computed elsewhere. */
    Provenance of(Entity entity, Provenance.Imported imported) {
        return Provenance.imported(entity.contentHash(), imported, version);
    }

    /**
     * The provenance of the vectors of one job.
     *
     * @param sample of the last seed; every seed draws as many
     * @param labels what a model or prompt answered, null for a dataset
     * @param tokens of the samples of all seeds
     */
    Provenance of(
            EmbeddingOrder order,
            Sample sample,
            @Nullable LabelerStatistics labels,
            long tokens,
            double seconds,
            UUID job) {
        int used = sample.inputs().size();
        TrainingSet labelled = sample.labelled();
        int heldOut = labelled == null ? 0 : labelled.heldOut().size();
        double passes = order.method().work(used).passes() / used;
        return new Provenance(
                order.entity().contentHash(),
                used,
                heldOut,
                LongStream.range(0, order.space().seeds()).boxed().toList(),
                tokens * passes,
                surrogates.info(order.space().surrogate()).device(),
                seconds,
                job,
                version,
                order.pool() == null
                        ? null
                        : new Provenance.LabelledPool(
                                order.pool().name(),
                                order.pool().contentHash(),
                                order.pool().examples()),
                labels,
                null);
    }
}
