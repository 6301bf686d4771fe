package dev.taskspace.job;

import dev.taskspace.platform.project.Project;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells everybody who waits for a job about its events. However many wait, one thread asks the database one question at a
 * time, and none while nobody waits; waiting itself takes no connection. Polling and not LISTEN, because it needs no
 * connection of its own and survives every restart of the database and every pooler in front of it.
 */
@Component
class JobWatcher implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(JobWatcher.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final Duration LOOK_AFTER_FAILURE = Duration.ofSeconds(1);

    private final JobEvents events;
    private final Set<JobSubscription> subscriptions = ConcurrentHashMap.newKeySet();
    private final Semaphore calls = new Semaphore(0);
    private volatile @Nullable Thread thread;

    JobWatcher(JobEvents events) {
        this.events = events;
    }

    /** Hears of the job's events after {@code sequence}, those that have already happened included. */
    JobSubscription subscribe(UUID job, long sequence) {
        JobSubscription subscription = new JobSubscription(job, sequence, subscriptions::remove);
        subscriptions.add(subscription);
        calls.release();
        if (!isRunning()) {
            subscription.cease();
        }
        return subscription;
    }

    int waiting() {
        return subscriptions.size();
    }

    @Override
    public void start() {
        Thread watching = Thread.ofPlatform().name("job-watcher").daemon().unstarted(this::watch);
        thread = watching; // before it starts, for it ends as soon as it is no longer the one
        watching.start();
    }

    /** Lets go of everybody who waits, so that their requests end before the web server wants to stop. */
    @Override
    public void stop() {
        Thread watching = thread;
        thread = null;
        if (watching != null) {
            watching.interrupt();
        }
        subscriptions.forEach(JobSubscription::cease);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void watch() {
        while (Thread.currentThread().equals(thread)) {
            rest(look());
        }
    }

    /** Whose job it is was asked when somebody began to wait for it. */
    private Duration look() {
        try (Project.Stay ignored = Project.everywhere()) {
            Map<UUID, Long> seen = new HashMap<>();
            subscriptions.forEach(waiting -> seen.merge(waiting.job(), waiting.seen(), Math::min));
            if (!seen.isEmpty()) {
                Map<UUID, List<JobEvent>> news = events.after(seen);
                subscriptions.forEach(waiting -> waiting.offer(news.getOrDefault(waiting.job(), List.of())));
            }
            return LOOK_EVERY;
        } catch (RuntimeException failure) {
            log.warn("Events of jobs cannot be read for now: {}", failure.getMessage());
            return LOOK_AFTER_FAILURE;
        }
    }

    private void rest(Duration pause) {
        try {
            if (subscriptions.isEmpty()) {
                calls.acquire();
            } else if (!calls.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            calls.drainPermits();
        } catch (InterruptedException stopping) {
            log.debug("The watcher stops");
        }
    }
}
