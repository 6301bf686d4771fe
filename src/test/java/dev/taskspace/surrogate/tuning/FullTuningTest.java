package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class FullTuningTest {

    private static final FullTuning PLAN = new FullTuning(24, 6, 3e-4, 0.01, 3);

    @Test
    void learnsSentimentBetterThanTheMajority() {
        LearningCheck check = check(Reviews.sentiment());

        assertThat(check.majorityScore()).isEqualTo(0.5);
        assertThat(check.score()).isGreaterThan(0.8);
        assertThat(check.loss()).isLessThan(check.majorityLoss());
        assertThat(check.weakSignal()).isFalse();
        assertThat(check.examples()).isEqualTo(Reviews.sentiment().heldOut().size());
    }

    @Test
    void learnsFromPairs() {
        assertThat(check(Reviews.pairs()).score()).isGreaterThan(0.8);
    }

    @Test
    void learnsFromTheSoftLabelsOfATeacher() {
        LearningCheck check = check(Reviews.soft());

        assertThat(check.score()).isGreaterThan(0.8);
        assertThat(check.loss()).isLessThan(check.majorityLoss());
    }

    @Test
    void learnsARegressionBetterThanTheMean() {
        LearningCheck check = check(Reviews.stars());

        assertThat(check.majorityScore()).isZero();
        assertThat(check.score()).isGreaterThan(0.6);
        assertThat(check.loss()).isLessThan(check.majorityLoss());
    }

    @Test
    void marksATuningThatTaughtNothing() {
        var text = TextInput.of("The same words every time.");
        var set = new TrainingSet(
                new Objective.Classification(2),
                List.of(category(text, 0), category(text, 1)),
                List.of(category(text, 0), category(text, 1), category(text, 0)));

        assertThat(check(set).weakSignal()).isTrue();
    }

    @Test
    void reportsEveryTunedParameterInTheOrderOfTheForwardPass() {
        try (NDManager manager = TensorRuntime.open();
                TunedSurrogate tuned = new FullTuner(TinyBert.load(manager, DataType.FLOAT32), PLAN)
                        .tune(Reviews.sentiment(), 1, StepListener.SILENT)) {
            List<Block> delta = tuned.weightDelta();

            assertThat(delta).hasSize(2 + 2 * 15);
            assertThat(delta)
                    .extracting(Block::name)
                    .startsWith(
                            "embeddings.LayerNorm.weight",
                            "embeddings.LayerNorm.bias",
                            "encoder.layer.0.attention.self.query.weight",
                            "encoder.layer.0.attention.self.query.bias",
                            "encoder.layer.0.attention.self.key.weight",
                            "encoder.layer.0.attention.self.value.weight");
            assertThat(delta.getLast().name()).isEqualTo("encoder.layer.1.output.LayerNorm.bias");
            assertThat(delta)
                    .allSatisfy(block -> assertThat(block.values()).isNotEqualTo(new float[block.values().length]));
        }
    }

    @Test
    void tellsHowFarItIs() {
        List<Long> heard = new ArrayList<>();
        try (NDManager manager = TensorRuntime.open();
                TunedSurrogate tuned = new FullTuner(TinyBert.load(manager, DataType.FLOAT32), PLAN)
                        .tune(Reviews.sentiment(), 1, (done, total) -> {
                            assertThat(total).isEqualTo(3 * 6 + 1);
                            heard.add(done);
                        })) {
            assertThat(tuned.learningCheck().examples()).isEqualTo(12);
            assertThat(heard).hasSize(20).isSorted().startsWith(0L).endsWith(19L);
        }
    }

    @Test
    void releasesEverythingWhenTheListenerStopsIt() {
        try (NDManager manager = TensorRuntime.open()) {
            FrozenEncoder frozen = TinyBert.load(manager, DataType.FLOAT32);
            int before = NativeMemory.tensors(manager);

            assertThatExceptionOfType(CancellationException.class)
                    .isThrownBy(() -> new FullTuner(frozen, PLAN).tune(Reviews.sentiment(), 1, (done, total) -> {
                        if (done == 4) {
                            assertThat(NativeMemory.tensors(manager)).isGreaterThan(before);
                            throw new CancellationException("enough");
                        }
                    }));
            assertThat(NativeMemory.tensors(manager)).isEqualTo(before);
        }
    }

    @Test
    void keepsNothingAfterClose() {
        try (NDManager manager = TensorRuntime.open()) {
            FrozenEncoder frozen = TinyBert.load(manager, DataType.FLOAT32);
            int before = NativeMemory.tensors(manager);
            try (TunedSurrogate tuned = new FullTuner(frozen, PLAN).tune(Reviews.stars(), 1, StepListener.SILENT)) {
                tuned.fisher(Reviews.stars().heldOut(), StepListener.SILENT);
                tuned.weightDelta();
                assertThat(NativeMemory.tensors(manager)).isEqualTo(before + 32 + 2);
            }
            assertThat(NativeMemory.tensors(manager)).isEqualTo(before);
        }
    }

    @Test
    void refusesATargetThatDoesNotFitTheObjective() {
        var example = category(TextInput.of("Out of range"), 2);
        var set = new TrainingSet(new Objective.Classification(2), List.of(example), List.of(example));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MiniLm.surrogate().tune(set, PLAN, 1, StepListener.SILENT))
                .withMessageContaining("2 classes");
    }

    private static LearningCheck check(TrainingSet set) {
        try (TunedSurrogate tuned = MiniLm.surrogate().tune(set, PLAN, 5, StepListener.SILENT)) {
            return tuned.learningCheck();
        }
    }

    private static TrainingExample category(TextInput input, int index) {
        return new TrainingExample(input, new Target.Category(index));
    }
}
