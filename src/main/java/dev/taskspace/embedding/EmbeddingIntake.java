package dev.taskspace.embedding;

import dev.taskspace.entity.Entity;
import dev.taskspace.job.Job;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobStatus;
import dev.taskspace.job.JobSubmission;
import dev.taskspace.job.Jobs;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes requests for embeddings: answers what is there already, and queues the rest once. */
@Component
public class EmbeddingIntake {
    private final EmbeddingOrders orders;
    private final EmbeddingStore store;
    private final Embeddings embeddings;
    private final OrderBook book;
    private final Jobs jobs;

    EmbeddingIntake(EmbeddingOrders orders, EmbeddingStore store, Embeddings embeddings, OrderBook book, Jobs jobs) {
        this.orders = orders;
        this.store = store;
        this.embeddings = embeddings;
        this.book = book;
        this.jobs = jobs;
    }

    /** What became of a request. */
    public sealed interface Outcome {

        /** The embedding was there, or another entity of the same content had it. */
        record Ready(Embedding embedding) implements Outcome {}

        /** A job computes it. */
        record Queued(Job job) implements Outcome {}
    }

    /**
     * Answers or queues the embedding that is asked for; the same request on the same content is the same embedding or
     * the same job.
     *
     * @throws dev.taskspace.platform.web.ProblemException when it names something unknown or impossible
     */
    @Transactional
    public Outcome request(EmbeddingRequest request) {
        int priority = JobSubmission.priority(request.priority());
        EmbeddingOrder order = orders.of(request);
        return ready(order).<Outcome>map(Outcome.Ready::new).orElseGet(() -> queue(order, priority));
    }

    private Optional<Embedding> ready(EmbeddingOrder order) {
        Entity entity = order.entity();
        Optional<Embedding> own = embeddings.findFirstBySpaceKeyAndEntityKindAndEntityIdOrderById(
                order.space().key(), entity.kind(), entity.id());
        if (own.isPresent() || !store.copyOfSameContent(entity.kind(), entity.id(), order.contentKey())) {
            return own;
        }
        return embeddings.findFirstBySpaceKeyAndEntityKindAndEntityIdOrderById(
                order.space().key(), entity.kind(), entity.id());
    }

    private Outcome queue(EmbeddingOrder order, int priority) {
        JobSubmission submission =
                new JobSubmission(JobKind.EMBEDDING, order.contentKey(), priority, orders.write(order));
        Job job = jobs.submit(submission);
        if (job.status() == JobStatus.SUCCEEDED) {
            Optional<Embedding> justStored = ready(order);
            if (justStored.isPresent()) {
                return new Outcome.Ready(justStored.get());
            }
            // Its embedding went with a dataset that was deleted since.
            jobs.forget(order.contentKey());
            job = jobs.submit(submission);
        }
        book.add(job.id(), order.entity());
        return new Outcome.Queued(job);
    }
}
