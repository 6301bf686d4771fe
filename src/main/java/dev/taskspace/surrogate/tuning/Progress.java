package dev.taskspace.surrogate.tuning;

import dev.taskspace.surrogate.StepListener;

/** Counts steps towards a known end. */
final class Progress {

    private final StepListener listener;
    private final long total;
    private long done;

    Progress(StepListener listener, long total) {
        this.listener = listener;
        this.total = total;
        listener.onStep(0, total);
    }

    void step() {
        done++;
        listener.onStep(done, total);
    }
}
