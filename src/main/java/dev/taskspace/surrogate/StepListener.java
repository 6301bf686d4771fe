package dev.taskspace.surrogate;

/**
 * Hears how far a computation is, before its first step and after each step. To stop the computation it throws an
 * unchecked exception, which reaches the caller after everything native is released.
 */
@FunctionalInterface
public interface StepListener {

    /** Hears everything, does nothing. */
    StepListener SILENT = (done, total) -> {};

    /**
     * Hears one step.
     *
     * @param done steps that are finished, from 0
     * @param total steps in all; the same number at every call
     */
    void onStep(long done, long total);
}
