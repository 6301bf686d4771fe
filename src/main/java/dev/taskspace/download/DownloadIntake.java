package dev.taskspace.download;

import dev.taskspace.endpoint.EndpointKeys;
import dev.taskspace.job.Job;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobStatus;
import dev.taskspace.job.JobSubmission;
import dev.taskspace.job.Jobs;
import dev.taskspace.surrogate.ModelNameTakenException;
import dev.taskspace.surrogate.ModelStore;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Takes orders for downloads: the same one is the same job as long as its folder is there. */
@Component
class DownloadIntake {
    private final DownloadProperties properties;
    private final EndpointKeys keys;
    private final ModelStore store;
    private final Jobs jobs;
    private final JsonMapper json;

    DownloadIntake(DownloadProperties properties, EndpointKeys keys, ModelStore store, Jobs jobs, JsonMapper json) {
        this.properties = properties;
        this.keys = keys;
        this.store = store;
        this.jobs = jobs;
        this.json = json;
    }

    @Transactional
    public Job submit(DownloadOrder order, @Nullable Integer priority) {
        if (properties.url().isBlank()) {
            throw new ImpossibleDownloadException("Downloads are switched off here. Put the model's folder into the "
                    + "models directory by hand, or set TASKSPACE_HUB_URL.");
        }
        if (order.apiKeyRef() != null) {
            keys.require(order.apiKeyRef(), URI.create(properties.url()), "/apiKeyRef");
        }
        if (store.holds(order.name()) && !isThere(order)) {
            throw new ModelNameTakenException(order.name());
        }
        var submission =
                new JobSubmission(JobKind.DOWNLOAD, order.key(), JobSubmission.priority(priority), order.write(json));
        Job job = jobs.submit(submission);
        if (job.status() == JobStatus.SUCCEEDED && !store.holds(order.name())) {
            jobs.forget(order.key());
            job = jobs.submit(submission);
        }
        return job;
    }

    private boolean isThere(DownloadOrder order) {
        return store.find(order.name())
                .flatMap(ModelOrigin::of)
                .filter(origin -> origin.model().equals(order.model()))
                .isPresent();
    }
}
