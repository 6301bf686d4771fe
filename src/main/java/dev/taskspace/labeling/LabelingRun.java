package dev.taskspace.labeling;

/** The work that labels are wanted for, as a labeler sees it. Used by the thread that called the labeler only. */
public interface LabelingRun {

    /** Hears nothing, never stops, limits nothing. */
    LabelingRun UNWATCHED = new LabelingRun() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public long reserve(long wanted) {
            return wanted;
        }

        @Override
        public void settle(long unused, long tokens) {}
    };

    /**
     * Hears how far the labelling is, at least a few times a second; throws an unchecked exception to stop it.
     *
     * @param done inputs that have an answer
     */
    void progress(long done, long total);

    /**
     * Counts calls as made before they are, for good: whatever ends the process, no more were made than were counted.
     *
     * @param wanted 1 or more
     * @return how many of them may be made, 0 when none is left
     */
    long reserve(long wanted);

    /** Hears how many calls that were reserved were not made, and what tokens were charged since it heard last. */
    void settle(long unused, long tokens);
}
