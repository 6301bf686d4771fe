package dev.taskspace.chaos;

import static org.awaitility.Awaitility.await;

import dev.taskspace.support.ServiceProcess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A workload on a cluster while things go wrong. */
final class Storm {
    /** Jobs that wait or run at a time; the next is submitted when one ends, so that callers meet the disturbances too. */
    private static final int OPEN_JOBS = 16;

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private static final Duration LOOK = Duration.ofMillis(20);

    private final Cluster cluster;
    private final Ledger ledger;
    private final Consumer<String> diary;
    private int total;

    /** A worker and the job it runs. */
    private record Busy(ServiceProcess worker, Ledger.Held held) {
        @Override
        public String toString() {
            return worker + " in job " + held.job() + ", attempt " + held.attempt();
        }
    }

    Storm(Cluster cluster, Consumer<String> diary) {
        this.cluster = cluster;
        this.ledger = cluster.ledger();
        this.diary = diary;
    }

    /** Returns when all jobs have ended and all disturbances have happened: the accepted jobs in the requests' order. */
    List<String> rage(Workload workload, List<Disturbance> plan) throws SQLException {
        total = workload.requests().size();
        workload.register(cluster.service());
        // A thread of its own: waiting in the common pool, it would keep the end of processes from being noticed.
        CompletableFuture<List<String>> submitted =
                CompletableFuture.supplyAsync(() -> submit(workload), Thread.ofVirtual()::start);
        for (Disturbance disturbance : plan) {
            patiently(() -> submitted.isCompletedExceptionally() || ledger.ended() >= disturbance.after());
            if (!submitted.isCompletedExceptionally()) {
                happen(disturbance);
            }
        }
        List<String> jobs = submitted.join();
        patiently(() -> ledger.ended() >= jobs.size());
        return jobs;
    }

    private List<String> submit(Workload workload) {
        List<String> jobs = new ArrayList<>();
        for (String request : workload.requests()) {
            patiently(() -> ledger.ended() > jobs.size() - OPEN_JOBS);
            jobs.add(Workload.submit(cluster.service(), request));
        }
        return jobs;
    }

    private void happen(Disturbance disturbance) throws SQLException {
        switch (disturbance.kind()) {
            case KILL -> kill(inTheMidstOfAJob(disturbance.worker()));
            case FREEZE -> freeze(disturbance.worker());
            case RESTART_DATABASE -> restart("INT", "the database restarts");
            case CRASH_DATABASE -> restart("KILL", "the database crashes");
        }
    }

    private void kill(Busy busy) {
        busy.worker.kill();
        ServiceProcess next = cluster.replace(busy.worker);
        diary.accept("kill -9 of " + busy + "; " + next + " takes its place");
    }

    private void freeze(int preferred) throws SQLException {
        Busy busy = inTheMidstOfAJob(preferred);
        busy.worker.freeze();
        if (ledger.goesOnWithout(busy.held)) { // it was quicker and had just ended the job
            busy.worker.wake();
            freeze(preferred);
            return;
        }
        diary.accept(busy + " stands still");
        patiently(() -> ledger.goesOnWithout(busy.held));
        busy.worker.wake();
        diary.accept(busy.worker + " wakes up");
    }

    private void restart(String signal, String what) {
        long start = System.nanoTime();
        cluster.restartDatabase(signal);
        diary.accept("%s, answers after %.1f s".formatted(what, (System.nanoTime() - start) / 1e9));
    }

    /** The preferred worker when it runs a job, else the first that does; one that is starting has none for a while. */
    private Busy inTheMidstOfAJob(int preferred) {
        List<ServiceProcess> workers = new ArrayList<>(cluster.workers());
        Collections.swap(workers, 0, preferred);
        return await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(() -> busyOne(workers), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<Busy> busyOne(List<ServiceProcess> workers) throws SQLException {
        for (ServiceProcess worker : workers) {
            worker.requireAlive();
            Optional<Ledger.Held> held = ledger.heldBy(worker);
            if (held.isPresent()) {
                return held.map(job -> new Busy(worker, job));
            }
        }
        if (ledger.ended() == total) {
            throw new IllegalStateException("all jobs had ended before everything had gone wrong; take more jobs");
        }
        return Optional.empty();
    }

    private static void patiently(Callable<Boolean> condition) {
        await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .ignoreExceptionsInstanceOf(SQLException.class)
                .until(condition);
    }
}
