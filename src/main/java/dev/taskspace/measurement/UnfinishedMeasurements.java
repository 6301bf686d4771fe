package dev.taskspace.measurement;

import dev.taskspace.dataset.DatasetUse;
import dev.taskspace.job.Jobs;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps a dataset while a job measures transfers from or to it. */
@Component
class UnfinishedMeasurements implements DatasetUse {
    private final JdbcClient jdbc;
    private final Jobs jobs;

    UnfinishedMeasurements(JdbcClient jdbc, Jobs jobs) {
        this.jdbc = jdbc;
        this.jobs = jobs;
    }

    @Override
    public Optional<String> whyNeeded(UUID datasetId) {
        return jdbc
                .sql("select job_id from measurement_dataset where dataset_id = ? order by job_id")
                .param(datasetId)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list()
                .stream()
                .flatMap(job -> jobs.find(job).stream())
                .filter(job -> !job.terminal())
                .map(job -> "Job " + job.id()
                        + " measures transfers with it; wait until it ends, or cancel it by POST /jobs/" + job.id()
                        + "/cancel.")
                .findFirst();
    }
}
