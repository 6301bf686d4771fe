package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.EvidenceBuilder;
import dev.taskspace.ranking.hybrid.Task;
import dev.taskspace.transfer.Transfer;
import dev.taskspace.transfer.Transfers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the recorded transfers into evidence, and joins what is registered of the tasks they name. */
@Component
class EvidenceReader {
    private final Transfers transfers;
    private final EntityDirectory entities;
    private final EntitySimilarities similarities;

    EvidenceReader(Transfers transfers, EntityDirectory entities, EntitySimilarities similarities) {
        this.transfers = transfers;
        this.entities = entities;
        this.similarities = similarities;
    }

    RecordedEvidence read() {
        Map<String, @Nullable Entity> registered = new HashMap<>();
        Map<String, Told> told = new HashMap<>();
        EvidenceBuilder builder =
                new EvidenceBuilder(name -> task(name, registered.get(name), told.getOrDefault(name, new Told())));
        long[] count = new long[1];
        transfers.forEach(Transfers.Filter.ALL, transfer -> {
            count[0]++;
            tell(transfer, told);
            RecordedEvidence.add(builder, transfer);
        });
        told.keySet().forEach(name -> registered.put(name, registered(name)));
        Evidence evidence = builder.build();
        List<@Nullable Entity> ofTasks = new ArrayList<>();
        evidence.tasks().forEach(task -> ofTasks.add(registered.get(task.name())));
        return RecordedEvidence.of(evidence, ofTasks, similarities.among(ofTasks), count[0]);
    }

    static Task task(Entity entity) {
        return new Task(entity.reference(), entity.family(), entity.pair(), entity.trainExamples());
    }

    private static Task task(String name, @Nullable Entity entity, Told told) {
        return entity == null ? new Task(name, told.family, null, told.examples) : task(entity);
    }

    private @Nullable Entity registered(String reference) {
        return EntityKind.ofReference(reference)
                .flatMap(kind -> entities.find(kind, reference.substring(reference.indexOf('/') + 1)))
                .orElse(null);
    }

    /** What the rows themselves say of tasks that are not registered: sizes, and families as tags. */
    private static void tell(Transfer transfer, Map<String, Told> told) {
        Told source = told.computeIfAbsent(transfer.source(), unseen -> new Told());
        source.family = orElse(transfer.tags().get("sourceFamily"), source.family);
        source.examples = transfer.sourceExamples() == null ? source.examples : transfer.sourceExamples();
        Told target = told.computeIfAbsent(transfer.target(), unseen -> new Told());
        target.family = orElse(transfer.tags().get("targetFamily"), target.family);
    }

    private static @Nullable String orElse(@Nullable String text, @Nullable String other) {
        return text == null ? other : text;
    }

    private static final class Told {
        private @Nullable String family;
        private @Nullable Long examples;
    }
}
