package dev.taskspace.job;

/**
 * What a piece of work cost.
 *
 * @param labelerCalls to the endpoints of models
 * @param tokens that those were charged for
 */
record Cost(double cpuSeconds, long labelerCalls, long tokens) {
    static final Cost NONE = new Cost(0, 0, 0);
}
