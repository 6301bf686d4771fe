package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A step that kept one tensor would bring a long tuning down. */
class LongRunTest {

    private static final int STEPS = 320;

    @Test
    void holdsAsManyTensorsAfterTheLastStepAsAfterTheFirst() {
        try (NDManager manager = TensorRuntime.open()) {
            FrozenEncoder frozen = TinyBert.load(manager, DataType.FLOAT32);
            int epochs = STEPS / Reviews.pairs().train().size();
            Set<Integer> seen = new HashSet<>();
            StepListener count = (done, total) -> {
                if (done > 0) {
                    seen.add(NativeMemory.tensors(manager));
                }
            };

            new FullTuner(frozen, new FullTuning(24, 1, 1e-3, 0.01, epochs))
                    .tune(Reviews.pairs(), 1, count)
                    .close();
            assertThat(seen).hasSize(1);

            seen.clear();
            new PrefixTuner(frozen, new PrefixTuning(24, 1, 1e-3, 0, epochs, 4)).tune(Reviews.pairs(), 1, count);
            assertThat(seen).hasSize(1);
        }
    }
}
