package dev.taskspace.surrogate.encoder;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether matrix products take the fast path on AMD processors. The matrix library inside the engine (MKL) asks who made
 * the processor and gives others than Intel's its kernels of 2013; those for AVX-512 run as well on AMD processors that
 * have it. Nobody vouches for that but {@link MatrixCheck}, so it is off unless asked for, and then it is first tried in
 * a process of its own.
 */
public enum FastMath {
    /** What the matrix library chooses by itself. */
    OFF,
    /** The fast path where there is one and where it computes right, else as {@link #OFF}. */
    AUTO;

    private static final Logger log = LoggerFactory.getLogger(FastMath.class);

    /** Whether to take the fast path in this process; takes some seconds to find out. */
    boolean usable() {
        if (this == OFF) {
            return false;
        }
        if (!Processor.here().mayProfit()) {
            log.info("No fast matrix path: it exists for AMD processors with AVX-512 or AVX2 on Linux x86-64 only");
            return false;
        }
        String fault = MatrixTrial.run();
        if (fault != null) {
            log.warn("No fast matrix path, results would not be safe: {}", fault);
            return false;
        }
        log.info("Fast matrix path: tried and right; the last digits of results differ from those without it");
        return true;
    }
}
