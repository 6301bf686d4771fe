package dev.taskspace.embedding;

import dev.taskspace.entity.Entity;
import dev.taskspace.job.Job;
import dev.taskspace.job.Jobs;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Embeddings that are asked for, but not there yet. */
@Component
public class PendingEmbeddings {
    private final OrderBook book;
    private final Jobs jobs;

    PendingEmbeddings(OrderBook book, Jobs jobs) {
        this.book = book;
        this.jobs = jobs;
    }

    /** The job that is to embed this entity by this method, if one has not ended yet. */
    public Optional<Job> of(Entity entity, String method) {
        return book.jobsOf(entity.id()).stream()
                .flatMap(job -> jobs.find(job).stream())
                .filter(job -> !job.terminal())
                .filter(job -> method.equals(job.request().path("method").asString()))
                .findFirst();
    }
}
