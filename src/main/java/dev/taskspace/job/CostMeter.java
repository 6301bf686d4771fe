package dev.taskspace.job;

import java.lang.management.ManagementFactory;

/** What a run cost since it was last settled: CPU seconds of the thread that made this, and what it says it spent. */
final class CostMeter {
    private long settledNanos = now();
    private long labelerCalls;
    private long tokens;

    void spent(long moreLabelerCalls, long moreTokens) {
        labelerCalls += moreLabelerCalls;
        tokens += moreTokens;
    }

    Cost unsettled() {
        return new Cost((now() - settledNanos) / 1e9, labelerCalls, tokens);
    }

    /** Call when the cost that was read before is stored. */
    void settle(Cost cost) {
        settledNanos += Math.round(cost.cpuSeconds() * 1e9);
        labelerCalls -= cost.labelerCalls();
        tokens -= cost.tokens();
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
