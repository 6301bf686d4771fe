package dev.taskspace.job;

import java.lang.management.ManagementFactory;

/** CPU seconds of the thread that made it, counted since they were last settled. */
final class CpuMeter {
    private long settled = now();

    double unsettledSeconds() {
        return (now() - settled) / 1e9;
    }

    /** Call when the seconds that were read before are stored. */
    void settle(double seconds) {
        settled += Math.round(seconds * 1e9);
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
