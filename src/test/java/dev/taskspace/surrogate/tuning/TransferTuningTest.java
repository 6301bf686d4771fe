package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import org.junit.jupiter.api.Test;

class TransferTuningTest {

    private static final FullTuning SHORT = new FullTuning(24, 8, 1e-4, 0.01, 1);
    private static final FullTuning LONG = new FullTuning(24, 8, 3e-4, 0.01, 3);

    /** So little that no weight changes in float32. */
    private static final FullTuning NOTHING = new FullTuning(24, 8, 1e-30, 0, 1);

    private final Surrogate surrogate = MiniLm.surrogate();

    @Test
    void startsFromTheHeadAndTheOrderOfATuningWithoutTransfer() {
        LearningCheck alone;
        try (TunedSurrogate tuned = surrogate.tune(Reviews.stars(), SHORT, 5, StepListener.SILENT)) {
            alone = tuned.learningCheck();
        }

        assertThat(after(Reviews.pairs(), NOTHING, Reviews.stars(), 5)).isEqualTo(alone);
        assertThat(after(Reviews.pairs(), NOTHING, Reviews.stars(), 6)).isNotEqualTo(alone);
    }

    @Test
    void buildsOnWhatWasLearnedBefore() {
        LearningCheck alone;
        try (TunedSurrogate tuned = surrogate.tune(Reviews.sentiment(), SHORT, 5, StepListener.SILENT)) {
            alone = tuned.learningCheck();
        }

        LearningCheck transferred = after(Reviews.stars(), LONG, Reviews.sentiment(), 5);

        assertThat(transferred.loss()).isLessThan(alone.loss());
    }

    @Test
    void leavesTheSourceAsItWasAndNothingBehind() {
        try (NDManager manager = TensorRuntime.open()) {
            FrozenEncoder frozen = TinyBert.load(manager, DataType.FLOAT32);
            int before = NativeMemory.tensors(manager);
            try (TunedSurrogate source =
                    new FullTuner(frozen, LONG).tune(Reviews.sentiment(), 1, StepListener.SILENT)) {
                LearningCheck first = tuned(source);

                assertThat(tuned(source)).isEqualTo(first);
            }
            assertThat(NativeMemory.tensors(manager)).isEqualTo(before);
        }
    }

    private static LearningCheck tuned(TunedSurrogate source) {
        try (TunedSurrogate target = source.tune(Reviews.pairs(), SHORT, 2, StepListener.SILENT)) {
            return target.learningCheck();
        }
    }

    private LearningCheck after(TrainingSet source, FullTuning plan, TrainingSet target, long seed) {
        try (TunedSurrogate first = surrogate.tune(source, plan, 1, StepListener.SILENT);
                TunedSurrogate second = first.tune(target, SHORT, seed, StepListener.SILENT)) {
            return second.learningCheck();
        }
    }
}
