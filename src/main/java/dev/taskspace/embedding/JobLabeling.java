package dev.taskspace.embedding;

import dev.taskspace.job.JobPhase;
import dev.taskspace.job.JobRun;
import dev.taskspace.labeling.LabelingRun;
import org.jspecify.annotations.Nullable;

/**
 * Labelling as a phase of a job.
 *
 * @param maxCalls most calls that all attempts at the job may make together, null for any number
 */
record JobLabeling(JobRun run, @Nullable Integer maxCalls) implements LabelingRun {

    @Override
    public void progress(long done, long total) {
        run.progress(JobPhase.LABEL, done, total, "inputs");
    }

    @Override
    public long reserve(long wanted) {
        return run.reserve(wanted, maxCalls == null ? Long.MAX_VALUE : maxCalls);
    }

    @Override
    public void settle(long unused, long tokens) {
        run.settle(unused, tokens);
    }
}
