package dev.taskspace.hub;

import dev.taskspace.dataset.DatasetMetadata;
import dev.taskspace.dataset.DatasetRegistration;
import dev.taskspace.dataset.ReadDataset;
import dev.taskspace.dataset.RegisteredDataset;
import dev.taskspace.dataset.Split;
import dev.taskspace.job.JobEnded;
import dev.taskspace.job.JobHandler;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobPhase;
import dev.taskspace.job.JobRun;
import dev.taskspace.job.JobStatus;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches a dataset of the hub and registers it as if its rows had been uploaded: all of them or none. */
@Component
class HubImportJob implements JobHandler {
    private final HubFetching fetching;
    private final HubPages pages;
    private final DatasetRegistration registration;
    private final JsonMapper json;

    HubImportJob(HubFetching fetching, HubPages pages, DatasetRegistration registration, JsonMapper json) {
        this.fetching = fetching;
        this.pages = pages;
        this.registration = registration;
        this.json = json;
    }

    @Override
    public JobKind kind() {
        return JobKind.IMPORT;
    }

    @Override
    public void run(JobRun run) {
        try {
            HubOrder order = fetching.resolved(json.treeToValue(run.request(), HubOrder.class));
            String revision = fetching.fetch(run, order);
            run.progress(JobPhase.STORE, 0, 1, "datasets");
            try (ReadDataset read =
                    registration.read(metadata(order, revision), new HubRows(pages, run.jobId(), json))) {
                register(run, read);
            }
        } catch (ChangedMeanwhileException changed) {
            pages.forget(run.jobId());
            throw changed;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were fetched", e);
        }
    }

    private void register(JobRun run, ReadDataset read) {
        try {
            run.succeed(() -> store(run, read));
        } catch (DataIntegrityViolationException takenMeanwhile) {
            run.succeed(() -> store(run, read)); // finds the other now, and says so
        }
    }

    private JsonNode store(JobRun run, ReadDataset read) {
        RegisteredDataset registered = registration.register(read);
        pages.forget(run.jobId());
        return json.valueToTree(Map.of(
                "dataset", registered.dataset().reference(),
                "examples", registered.dataset().examples(),
                "created", registered.created()));
    }

    @EventListener
    void forgetCancelled(JobEnded ended) {
        if (ended.status() == JobStatus.CANCELLED) {
            pages.forget(ended.job());
        }
    }

    /** Rows of the hub's validation and test splits are not trained on unless the client says so. */
    private static DatasetMetadata metadata(HubOrder order, String revision) {
        Map<String, Object> said = new HashMap<>(order.metadata());
        Split.of(order.split()).ifPresent(split -> said.putIfAbsent("split", split.label()));
        Map<String, String> tags = new HashMap<>();
        tags.put("hub", order.hub());
        tags.put("hub.config", String.valueOf(order.config()));
        tags.put("hub.split", order.split());
        if (!revision.isEmpty()) {
            tags.put("hub.revision", revision);
        }
        return DatasetMetadata.of(said).tagged(tags);
    }
}
