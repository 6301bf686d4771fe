package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.Hooks;
import dev.taskspace.surrogate.encoder.Parameters;
import dev.taskspace.surrogate.encoder.TokenBatch;
import dev.taskspace.surrogate.encoder.Tokens;
import java.util.Arrays;
import java.util.List;

/** Mean-pooled states of many inputs. */
final class Pooling {

    private static final int BATCH = 32;

    private final FrozenEncoder frozen;
    private final Parameters parameters;

    Pooling(FrozenEncoder frozen) {
        this(frozen, frozen.parameters());
    }

    /** By other parameters of the same encoder. */
    Pooling(FrozenEncoder frozen, Parameters parameters) {
        this.frozen = frozen;
        this.parameters = parameters;
    }

    /** {@code [inputs][hidden]}. */
    float[][] pooled(List<Tokens> inputs, StepListener listener) {
        List<int[]> batches = Batches.byLength(Batches.lengths(inputs, Tokens::length), BATCH);
        Progress progress = new Progress(listener, batches.size());
        float[][] pooled = new float[inputs.size()][];
        int hidden = frozen.encoder().config().hidden();
        for (int[] batch : batches) {
            Portions.each(batch, part -> {
                float[] rows = Autograd.unrecorded(() -> pooled(Batches.pick(inputs, part)));
                for (int i = 0; i < part.length; i++) {
                    pooled[part[i]] = Arrays.copyOfRange(rows, i * hidden, (i + 1) * hidden);
                }
            });
            progress.step();
        }
        return pooled;
    }

    private float[] pooled(List<Tokens> inputs) {
        try (NDManager step = frozen.manager().newSubManager()) {
            TokenBatch batch = TokenBatch.of(inputs, step, parameters.type());
            return Floats.of(frozen.encoder().pooled(parameters, batch, Hooks.NONE));
        }
    }
}
