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

    /**
     * Adds calls to the cost of the job before they are made, and stores that at once: whatever ends the process, no more
     * were made than are counted.
     *
     * @param most calls that all attempts at this job may make together
     * @return how many of those wanted may be made, 0 when none is left
     * @throws JobStoppedException when the job was cancelled or another attempt owns it
     */
    long reserve(long wantedLabelerCalls, long most);

    /** Takes calls that were not made from the cost and adds tokens; stored with the next progress, or with the end. */
    void settle(long unusedLabelerCalls, long tokens);

    /**
     * Stores the result and ends the job in one transaction: {@code store} runs inside it, after the claim was checked
     * and locked; what it returns becomes the job's {@code result}. When the database goes away the transaction is tried
     * again, {@code store} with it, so it should do nothing but write.
     *
     * @throws JobStoppedException when the job was cancelled or another attempt owns it; nothing is stored then
     */
    void succeed(Supplier<JsonNode> store);
}
