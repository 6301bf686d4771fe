package dev.taskspace.labeling;

/** The work that labels are wanted for, as a labeler sees it. Used by the thread that called the labeler only. */
public interface LabelingRun {

    /** Hears nothing, never stops, limits nothing. */
    LabelingRun UNWATCHED = new LabelingRun() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public long callsLeft() {
            return Long.MAX_VALUE;
        }

        @Override
        public void spent(long calls, long tokens) {}
    };

    /**
     * Hears how far the labelling is, at least a few times a second; throws an unchecked exception to stop it.
     *
     * @param done inputs that have an answer
     */
    void progress(long done, long total);

    /** How many more calls may be made, 0 or more. */
    long callsLeft();

    /** Hears what was spent since it heard last: calls, repeated ones included, and the tokens that they were charged. */
    void spent(long calls, long tokens);
}
