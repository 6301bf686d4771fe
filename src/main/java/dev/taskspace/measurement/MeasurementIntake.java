package dev.taskspace.measurement;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.UnknownEntityException;
import dev.taskspace.job.Job;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobStatus;
import dev.taskspace.job.JobSubmission;
import dev.taskspace.job.Jobs;
import dev.taskspace.transfer.Transfers;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes orders for measurements: the same one is the same job, until something of what it recorded is gone. */
@Component
class MeasurementIntake {
    private final MeasurementOrders orders;
    private final Transfers transfers;
    private final Jobs jobs;
    private final JdbcClient jdbc;

    MeasurementIntake(MeasurementOrders orders, Transfers transfers, Jobs jobs, JdbcClient jdbc) {
        this.orders = orders;
        this.transfers = transfers;
        this.jobs = jobs;
        this.jdbc = jdbc;
    }

    /** Answers or queues the job; a succeeded one has recorded all pairs. */
    @Transactional
    public Job submit(MeasurementOrder order, @Nullable Integer priority) {
        JobSubmission submission =
                new JobSubmission(JobKind.TRANSFER, order.key(), JobSubmission.priority(priority), orders.write(order));
        Job job = jobs.submit(submission);
        if (job.status() == JobStatus.SUCCEEDED && recorded(order) < order.pairs() * order.seeds()) {
            // Transfers were deleted since, or its budget did not reach for all.
            jobs.forget(order.key());
            job = jobs.submit(submission);
        }
        for (Entity dataset : order.datasets().toList()) {
            need(job, dataset);
        }
        return job;
    }

    private long recorded(MeasurementOrder order) {
        return transfers.count(
                order.sources().stream().map(Entity::reference).toList(),
                order.targets().stream().map(Entity::reference).toList(),
                order.surrogate().info().name(),
                order.recipe().adaptation(),
                order.seeds());
    }

    private void need(Job job, Entity dataset) {
        try {
            jdbc.sql("insert into measurement_dataset (job_id, dataset_id) values (?, ?) on conflict do nothing")
                    .params(job.id(), dataset.id())
                    .update();
        } catch (DataIntegrityViolationException deleted) {
            throw new UnknownEntityException(dataset.reference());
        }
    }
}
