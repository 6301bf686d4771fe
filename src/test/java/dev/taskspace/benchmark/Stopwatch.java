package dev.taskspace.benchmark;

import java.lang.management.ManagementFactory;

/** Processor time of the calling thread, which other programs on the machine disturb less than the time of day. */
final class Stopwatch {

    private final long start = now();

    double seconds() {
        return (now() - start) / 1e9;
    }

    private static long now() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
