package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TunedPrefix;
import dev.taskspace.surrogate.encoder.KeysAndValues;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class PrefixTuningTest {

    private static final PrefixTuning PLAN = new PrefixTuning(24, 6, 1e-2, 0, 4, 16);

    @Test
    void learnsSentimentAndMovesItsPositionsApart() {
        try (TunedPrefix tuned = MiniLm.surrogate().tunePrefix(Reviews.sentiment(), PLAN, 5, StepListener.SILENT)) {
            LearningCheck check = tuned.learningCheck();

            assertThat(check.score()).isGreaterThan(0.8);
            assertThat(check.loss()).isLessThan(check.majorityLoss());
            assertThat(check.weakSignal()).isFalse();
            assertThat(tuned.delta()).hasSize(6 * 2 * 12 * 16 * 32).isNotEqualTo(new float[6 * 2 * 12 * 16 * 32]);
            assertThat(tuned.positionSpread()).isGreaterThan(0.1);
        }
    }

    @Test
    void startsFromPositionsThatDifferAndHasAsManyAsItPromises() {
        try (NDManager manager = TensorRuntime.open()) {
            Prefix prefix = Prefix.initial(TinyBert.load(manager, DataType.FLOAT32), PrefixTuning.MAX_PREFIX, manager);

            assertThat(prefix.layers()).hasSize(2);
            for (KeysAndValues layer : prefix.layers()) {
                float[] keys = layer.keys().toFloatArray();
                assertThat(keys).hasSize(2 * PrefixTuning.MAX_PREFIX * 4);
                assertThat(layer.keys().get(0, 0, 0).toFloatArray())
                        .isNotEqualTo(layer.keys().get(0, 0, 1).toFloatArray());
            }
        }
    }

    @Test
    void saysHowFarThePositionsMovedApart() {
        assertThat(new TunedKeysAndValues(new float[] {1, 2, 1, 2}, new float[] {1, 2, 1, 2}, 2, 2, CHECK)
                        .positionSpread())
                .isCloseTo(0, within(1e-12));
        assertThat(new TunedKeysAndValues(new float[] {1, -2, -1, 2}, new float[] {1, -2, -1, 2}, 2, 2, CHECK)
                        .positionSpread())
                .isCloseTo(1, within(1e-12));
        // Means (2, 0): explained 2 · 4 of 1 + 1 + 9 + 1.
        assertThat(new TunedKeysAndValues(new float[] {1, 1, 3, -1}, new float[] {1, 1, 3, -1}, 2, 2, CHECK)
                        .positionSpread())
                .isCloseTo(1 - 8.0 / 12, within(1e-12));
    }

    @Test
    void releasesEverythingWhenDoneOrStopped() {
        try (NDManager manager = TensorRuntime.open()) {
            FrozenEncoder frozen = TinyBert.load(manager, DataType.FLOAT32);
            int before = NativeMemory.tensors(manager);
            PrefixTuner tuner = new PrefixTuner(frozen, PLAN);

            tuner.tune(Reviews.stars(), 1, StepListener.SILENT);
            assertThat(NativeMemory.tensors(manager)).isEqualTo(before);

            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> tuner.tune(Reviews.stars(), 1, (done, total) -> {
                        if (done == total - 1) {
                            throw new CancellationException("enough");
                        }
                    }));
            assertThat(NativeMemory.tensors(manager)).isEqualTo(before);
        }
    }

    private static final LearningCheck CHECK = new LearningCheck(1, 1, 0, 0, 1, null, true);
}
