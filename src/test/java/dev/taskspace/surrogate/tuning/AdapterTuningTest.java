package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.AdapterTuning;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TunedAdapter;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.Encoder;
import dev.taskspace.surrogate.encoder.Hooks;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.encoder.TokenBatch;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class AdapterTuningTest {

    private static final AdapterTuning PLAN = new AdapterTuning(24, 6, 2e-3, 0, 4, 8);
    private static final List<TextInput> INPUTS =
            List.of(TextInput.of("A short text."), new TextInput("Is it raining?", "No, not here and not today."));

    @Test
    void learnsSentimentInAFewHundredKilobytes() {
        TunedAdapter tuned = MiniLm.surrogate().tuneAdapter(Reviews.sentiment(), PLAN, 5, StepListener.SILENT);

        LearningCheck check = tuned.learningCheck();
        assertThat(check.score()).isGreaterThan(0.8);
        assertThat(check.loss()).isLessThan(check.majorityLoss());
        assertThat(tuned.values()).hasSize(6 * 2 * 2 * 8 * 384);
        assertThat(Float.BYTES * tuned.values().length).isBetween(290_000, 300_000);
    }

    @Test
    void carriesInputsThroughTheChangedSurrogate() {
        Surrogate surrogate = MiniLm.surrogate();
        TunedAdapter tuned = surrogate.tuneAdapter(Reviews.sentiment(), PLAN, 5, StepListener.SILENT);

        float[][] before = surrogate.pooled(INPUTS, 24, StepListener.SILENT);
        float[][] after = surrogate.pooled(INPUTS, 24, tuned.values(), StepListener.SILENT);
        float[][] again = surrogate.pooled(INPUTS, 24, tuned.values(), StepListener.SILENT);

        assertThat(after).hasDimensions(2, 384).isNotEqualTo(before).isEqualTo(again);
    }

    @Test
    void isTheSameMergedIntoTheWeightsAsBesideThem() {
        try (NDManager manager = TensorRuntime.open()) {
            FrozenEncoder frozen = TinyBert.load(manager, DataType.FLOAT64);
            LowRankChange change = LowRankChange.of(random(2 * 2 * 2 * 2 * 8), frozen, manager);
            Encoder encoder = frozen.encoder();
            double[] beside = Autograd.unrecorded(() ->
                    encoder.states(frozen.parameters(), batch(frozen), change).toDoubleArray());
            double[] merged = Autograd.unrecorded(
                    () -> encoder.states(change.appliedTo(frozen, manager), batch(frozen), Hooks.NONE)
                            .toDoubleArray());

            assertThat(merged).containsExactly(beside, within(1e-12));
        }
    }

    @Test
    void survivesTheWayToBytesAndBack() {
        try (NDManager manager = TensorRuntime.open()) {
            FrozenEncoder frozen = TinyBert.load(manager, DataType.FLOAT32);
            float[] values = random(2 * 2 * 2 * 3 * 8);

            assertThat(LowRankChange.of(values, frozen, manager).values()).isEqualTo(values);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> LowRankChange.of(new float[values.length - 1], frozen, manager))
                    .withMessageContaining("multiple of 64");
        }
    }

    @Test
    void changesNothingBeforeItIsTuned() {
        try (NDManager manager = TensorRuntime.open()) {
            FrozenEncoder frozen = TinyBert.load(manager, DataType.FLOAT32);
            LowRankChange none = LowRankChange.none(frozen, 4, manager);
            float[] weight = frozen.parameters()
                    .get("encoder.layer.1.attention.self.value.weight")
                    .toFloatArray();

            assertThat(none.appliedTo(frozen, manager)
                            .get("encoder.layer.1.attention.self.value.weight")
                            .toFloatArray())
                    .isEqualTo(weight);
            assertThat(none.values()).isNotEqualTo(new float[none.values().length]);
        }
    }

    @Test
    void releasesEverythingWhenDoneOrStopped() {
        try (NDManager manager = TensorRuntime.open()) {
            FrozenEncoder frozen = TinyBert.load(manager, DataType.FLOAT32);
            int before = NativeMemory.tensors(manager);
            AdapterTuner tuner = new AdapterTuner(frozen, PLAN);

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

    private static TokenBatch batch(FrozenEncoder frozen) {
        return TokenBatch.of(
                frozen.tokenizer().encode(INPUTS, 24),
                frozen.manager(),
                frozen.parameters().type());
    }

    private static float[] random(int length) {
        SplittableRandom random = new SplittableRandom(9);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian(0, 0.2);
        }
        return values;
    }
}
