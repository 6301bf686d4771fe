package dev.taskspace.job;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One who waits for the events of a job. Filled by the watcher, emptied by one thread, closed when it goes. */
final class JobSubscription implements AutoCloseable {
    private static final List<JobEvent> OVER = List.of();

    private final UUID job;
    private final Consumer<JobSubscription> cancellation;
    private final BlockingQueue<List<JobEvent>> news = new LinkedBlockingQueue<>();
    private volatile long seen;

    JobSubscription(UUID job, long seen, Consumer<JobSubscription> cancellation) {
        this.job = job;
        this.seen = seen;
        this.cancellation = cancellation;
    }

    UUID job() {
        return job;
    }

    long seen() {
        return seen;
    }

    /** Takes those of the events, read together and in order, that are new here. */
    void offer(List<JobEvent> read) {
        List<JobEvent> unseen =
                read.stream().filter(event -> event.sequence() > seen).toList();
        if (!unseen.isEmpty()) {
            seen = unseen.getLast().sequence();
            news.add(unseen);
        }
    }

    /** No more news will come. */
    void cease() {
        news.add(OVER);
    }

    /** What has happened since the last call; waits up to {@code patience} for it. */
    News next(Duration patience) throws InterruptedException {
        List<JobEvent> read = news.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (read == null) {
            return new News(List.of(), false);
        }
        return new News(read, read.isEmpty() || read.getLast().type().ending());
    }

    /** Waits until the job ends, no more news will come or patience does. */
    void awaitEnd(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (!next(Duration.ofNanos(deadline - System.nanoTime())).over()) {
                if (System.nanoTime() >= deadline) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        cancellation.accept(this);
    }

    /**
     * @param events oldest first, empty when nothing happened
     * @param over whether nothing more is to be expected: the last event ended the job, or the process is stopping
     */
    record News(List<JobEvent> events, boolean over) {}
}
