package dev.taskspace.job;

import java.util.UUID;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** One attempt at a job, as its handler sees it. Every write is fenced by the attempt. Used by the worker's thread only. */
public interface JobRun {

    UUID jobId();

    int attempt();

    /** The request as it was submitted. */
    JsonNode request();

    /**
     * Says how far the work is; call it as often as convenient, it writes at most once a second (and at every change of
     * phase) and learns by the same write whether the job was cancelled. A database that is away for a moment does not
     * disturb the work: the write is tried again a second later.
     *
     * @throws JobStoppedException when the job was cancelled, another attempt owns it or this process is stopping
     */
    void progress(JobPhase phase, long done, long total, String unit);

    /** Adds to the cost of the job; stored with the next progress, or with the end. */
    void spent(long labelerCalls, long tokens);

    /** Calls that all attempts at this job have made so far. */
    long labelerCalls();

    /**
     * Stores the result and ends the job in one transaction: {@code store} runs inside it, after the claim was checked
     * and locked; what it returns becomes the job's {@code result}. When the database goes away the transaction is tried
     * again, {@code store} with it, so it should do nothing but write.
     *
     * @throws JobStoppedException when the job was cancelled or another attempt owns it; nothing is stored then
     */
    void succeed(Supplier<JsonNode> store);
}
