package dev.taskspace.ranking;

import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.platform.project.Project;
import dev.taskspace.transfer.Transfers;
import dev.taskspace.transfer.TransfersChanged;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps what was learned from the recorded transfers up to date, on a thread of its own: a ranking never waits for a
 * fit. It is learned anew after every import, and when another instance changed transfers or embeddings.
 */
@Component
public class EvidenceKeeper implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(EvidenceKeeper.class);
    private static final long LOOK_EVERY_SECONDS = 5;

    /** How long a change waits for its fit, so that who changed something usually finds it in the next ranking. */
    private static final long READ_YOUR_WRITE_SECONDS = 2;

    private final EvidenceReader reader;
    private final Transfers transfers;
    private final SpaceVectors vectors;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("evidence").daemon().factory());
    private final Map<String, Kept> byProject =
            new ConcurrentHashMap<>(Map.of(Project.DEFAULT, new Kept(RecordedEvidence.none(), null)));

    EvidenceKeeper(EvidenceReader reader, Transfers transfers, SpaceVectors vectors) {
        this.reader = reader;
        this.transfers = transfers;
        this.vectors = vectors;
    }

    private record Stamp(Transfers.Stamp transfers, SpaceVectors.Stamp vectors) {}

    /** What a project's transfers taught, and what was there then; null before the first look. */
    private record Kept(RecordedEvidence evidence, @Nullable Stamp read) {}

    /** What is known now to this thread's project; at most a few seconds old. */
    public RecordedEvidence current() {
        String project = Project.current();
        if (!byProject.containsKey(project)) {
            await(project);
        }
        Kept kept = byProject.get(project);
        return kept == null ? RecordedEvidence.none() : kept.evidence();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it ends with the thread, and refresh reports its failures
    @EventListener(ApplicationReadyEvent.class)
    void watch() {
        thread.scheduleWithFixedDelay(
                () -> byProject.keySet().forEach(this::refresh), 0, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
    }

    @EventListener(TransfersChanged.class)
    void afterChange() {
        await(Project.current());
    }

    private void await(String project) {
        try {
            thread.submit(() -> refresh(project)).get(READ_YOUR_WRITE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException goesOnWithoutUs) {
            log.debug("The evidence is learned in the background", goesOnWithoutUs);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void refresh(String project) {
        try (Project.Stay ignored = Project.enter(project)) {
            Stamp now = new Stamp(transfers.stamp(), vectors.stamp());
            Kept before = byProject.get(project);
            if (before == null || !now.equals(before.read())) {
                long begin = System.nanoTime();
                RecordedEvidence evidence = now.transfers().count() == 0 ? RecordedEvidence.none() : reader.read();
                byProject.put(project, new Kept(evidence, now));
                log.info(
                        "Learned from {} transfers in {} ms",
                        evidence.transfers(),
                        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            }
        } catch (RuntimeException e) {
            log.warn("The recorded transfers could not be learned from; rankings keep what they know", e);
        }
    }

    @Override
    public void destroy() {
        thread.shutdownNow();
    }
}
