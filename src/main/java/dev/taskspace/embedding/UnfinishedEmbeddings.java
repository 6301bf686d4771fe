package dev.taskspace.embedding;

import dev.taskspace.dataset.DatasetUse;
import dev.taskspace.job.Jobs;
import dev.taskspace.model.ModelUse;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps a dataset or model while a job computes an embedding of it. */
@Component
class UnfinishedEmbeddings implements DatasetUse, ModelUse {
    private final OrderBook book;
    private final Jobs jobs;

    UnfinishedEmbeddings(OrderBook book, Jobs jobs) {
        this.book = book;
        this.jobs = jobs;
    }

    @Override
    public Optional<String> whyNeeded(UUID entityId) {
        return book.jobsOf(entityId).stream()
                .flatMap(job -> jobs.find(job).stream())
                .filter(job -> !job.terminal())
                .map(job -> "Job " + job.id()
                        + " computes an embedding of it; wait until it ends, or cancel it by POST /jobs/" + job.id()
                        + "/cancel.")
                .findFirst();
    }
}
