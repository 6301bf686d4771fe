package dev.taskspace.hub;

import dev.taskspace.dataset.DatasetImports;
import dev.taskspace.dataset.DatasetSource;
import dev.taskspace.dataset.Datasets;
import dev.taskspace.job.Job;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobStatus;
import dev.taskspace.job.JobSubmission;
import dev.taskspace.job.Jobs;
import dev.taskspace.platform.data.Sha256;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Queues imports; the same one is queued once. */
@Component
class HubImports implements DatasetImports {
    private final Jobs jobs;
    private final Datasets datasets;
    private final JsonMapper json;

    HubImports(Jobs jobs, Datasets datasets, JsonMapper json) {
        this.jobs = jobs;
        this.datasets = datasets;
        this.json = json;
    }

    @Override
    @Transactional
    public Job submit(DatasetSource source, Map<String, Object> metadata) {
        JsonNode request = json.valueToTree(HubOrder.of(source, metadata));
        String key = new Sha256().field("hub").field(request.toString()).hex();
        JobSubmission submission = new JobSubmission(JobKind.IMPORT, key, 0, request);
        Job job = jobs.submit(submission);
        boolean gone = job.status() == JobStatus.SUCCEEDED
                && datasets.findByName(String.valueOf(metadata.get("name"))).isEmpty();
        if (gone) {
            jobs.forget(key);
            return jobs.submit(submission);
        }
        return job;
    }
}
