package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.registry.ModelFolders;
import dev.taskspace.surrogate.weights.Goldens;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GhostFisherTest {

    private static final FullTuning SHORT = new FullTuning(32, 8, 1e-4, 0.01, 1);

    /** Of very different lengths, so that batches are padded; tokens repeat within an example. */
    private static final List<TrainingExample> MIXED = List.of(
            example("Good.", null, 1),
            example("Bad, bad, bad, bad and again bad: the worst of all bad hotels.", null, 0),
            example("How was it?", "It was what it was, which is to say that it was fine.", 1),
            example("How was your long stay in that famous hotel by the sea?", "Awful.", 0),
            example("", null, 1));

    @Test
    void equalsTheLoopOverSingleExamples() {
        try (TunedSurrogate tuned = tune(Reviews.sentiment())) {
            assertSame(tuned.fisher(MIXED, StepListener.SILENT), NaiveFisher.of(tuned, MIXED));
        }
    }

    @Test
    void equalsTheLoopForARegression() {
        try (TunedSurrogate tuned = tune(Reviews.stars())) {
            List<TrainingExample> examples = Reviews.stars().heldOut().subList(0, 4);
            assertSame(tuned.fisher(examples, StepListener.SILENT), NaiveFisher.of(tuned, examples));
        }
    }

    /** Its table of relative positions is a matrix too, but none that states go through. */
    @ParameterizedTest
    @ValueSource(strings = {"tiny-t5", "tiny-t5-v1_1", "tiny-t5-v1_1:encoder", "tiny-electra"})
    void equalsTheLoopForEveryFamily(String name) {
        Surrogate surrogate = ModelFolders.open(Goldens.folder()).get(name);
        try (TunedSurrogate tuned = tune(surrogate, Reviews.sentiment())) {
            List<Block> blocks = tuned.fisher(MIXED, StepListener.SILENT);

            assertSame(
                    blocks,
                    NaiveFisher.of(tuned, MIXED).stream()
                            .filter(block -> !block.name().contains("relative_attention_bias"))
                            .toList());
        }
    }

    @Test
    void isTheSquareOfTheMeanForOneExampleAndAboveItForMany() {
        try (TunedSurrogate tuned = tune(Reviews.sentiment())) {
            List<TrainingExample> one = MIXED.subList(1, 2);
            assertSame(tuned.squaredMeanGradient(one, StepListener.SILENT), tuned.fisher(one, StepListener.SILENT));

            List<Block> squared = tuned.squaredMeanGradient(MIXED, StepListener.SILENT);
            List<Block> fisher = tuned.fisher(MIXED, StepListener.SILENT);
            for (int block = 0; block < fisher.size(); block++) {
                for (int unit = 0; unit < fisher.get(block).values().length; unit++) {
                    assertThat(squared.get(block).values()[unit])
                            .isLessThanOrEqualTo(fisher.get(block).values()[unit] * 1.0001f);
                }
            }
        }
    }

    @Test
    void hasOneValuePerOutputUnitOfEveryWeightMatrix() {
        try (TunedSurrogate tuned = tune(Reviews.sentiment())) {
            List<Block> blocks = tuned.fisher(MIXED, StepListener.SILENT);

            assertThat(blocks).hasSize(36);
            assertThat(blocks.stream().mapToInt(block -> block.values().length).sum())
                    .isEqualTo(20_736);
            assertThat(blocks.getFirst().name()).isEqualTo("encoder.layer.0.attention.self.query.weight");
            assertThat(blocks.getLast().name()).isEqualTo("encoder.layer.5.output.dense.weight");
        }
    }

    @Test
    void refusesToMeasureNothing() {
        try (TunedSurrogate tuned = tune(Reviews.sentiment())) {
            assertThatIllegalArgumentException().isThrownBy(() -> tuned.fisher(List.of(), StepListener.SILENT));
        }
    }

    private static TunedSurrogate tune(TrainingSet set) {
        return tune(MiniLm.surrogate(), set);
    }

    private static TunedSurrogate tune(Surrogate surrogate, TrainingSet set) {
        var few = new TrainingSet(
                set.objective(), set.train().subList(0, 8), set.heldOut().subList(0, 2));
        return surrogate.tune(few, SHORT, 3, StepListener.SILENT);
    }

    private static void assertSame(List<Block> actual, List<Block> expected) {
        assertThat(actual)
                .extracting(Block::name)
                .containsExactlyElementsOf(expected.stream().map(Block::name).toList());
        for (int i = 0; i < actual.size(); i++) {
            assertThat(relativeError(actual.get(i).values(), expected.get(i).values()))
                    .as(actual.get(i).name())
                    .isLessThan(1e-4);
        }
    }

    private static double relativeError(float[] actual, float[] expected) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < expected.length; i++) {
            difference += Math.pow(actual[i] - expected[i], 2);
            norm += Math.pow(expected[i], 2);
        }
        return Math.sqrt(difference / norm);
    }

    private static TrainingExample example(String text, @Nullable String pair, int label) {
        return new TrainingExample(new TextInput(text, pair), new Target.Category(label));
    }
}
