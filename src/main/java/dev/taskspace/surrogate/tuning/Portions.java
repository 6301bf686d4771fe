package dev.taskspace.surrogate.tuning;

import ai.djl.engine.EngineException;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts of batches that fit into the memory of the device. A device says that it has too little only by failing; then the
 * parts are halved, and stay so for the rest of the tuning. A single example that does not fit is given up: the failure
 * reaches the caller, whose job ends with 507.
 */
final class Portions {

    private static final Logger log = LoggerFactory.getLogger(Portions.class);

    private int mostTokens = Batches.MOST_TOKENS;

    /** Parts of a batch, each of which is safe to compute at once. */
    List<int[]> of(int[] batch, int[] lengths) {
        return Batches.parts(batch, lengths, mostTokens);
    }

    /**
     * Halves the parts of this batch, and all that come later.
     *
     * @throws EngineException the failure, when memory was not what failed or nothing is left to halve
     */
    void halve(EngineException failure, int[] batch, int[] lengths) {
        int longest = Arrays.stream(batch).map(index -> lengths[index]).max().orElseThrow();
        int largest =
                of(batch, lengths).stream().mapToInt(part -> part.length).max().orElseThrow();
        if (!exhausted(failure) || largest == 1) {
            throw failure;
        }
        mostTokens = longest * Math.ceilDiv(largest, 2);
        log.warn("The device ran out of memory; from here at most {} tokens are computed at once", mostTokens);
        TensorRuntime.releaseUnused();
    }

    /** Computes a batch, whose examples do not depend on each other, in as large parts as fit. */
    static void each(int[] batch, Consumer<int[]> computation) {
        try {
            computation.accept(batch);
        } catch (EngineException failure) {
            if (!exhausted(failure) || batch.length == 1) {
                throw failure;
            }
            TensorRuntime.releaseUnused();
            int middle = Math.ceilDiv(batch.length, 2);
            each(Arrays.copyOfRange(batch, 0, middle), computation);
            each(Arrays.copyOfRange(batch, middle, batch.length), computation);
        }
    }

    /** Engines tell of exhausted memory only by their message: CUDA, and libtorch's allocator on a CPU. */
    private static boolean exhausted(EngineException failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("out of memory") || message.contains("can't allocate memory");
    }
}
