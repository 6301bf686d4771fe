package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.encoder.Tokens;
import dev.taskspace.surrogate.encoder.Window;
import dev.taskspace.surrogate.encoder.Windows;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SpanTuningTest {

    private static final String CONTEXT = "The 😀😀 cat 日本 ran to the old Café far away from the house of its owner.";

    @Test
    void learnsToFindAnswersOfPeopleItHasNotRead() {
        var plan = new FullTuning(64, 16, 2e-4, 0.01, 8);
        try (TunedSurrogate tuned = MiniLm.surrogate().tune(SmallPlaces.questions(), plan, 1, StepListener.SILENT)) {
            LearningCheck check = tuned.learningCheck();

            assertThat(check.examples()).isEqualTo(25);
            assertThat(check.majorityScore()).isCloseTo(0.2, within(1e-9));
            assertThat(check.score()).isGreaterThan(0.6);
            assertThat(check.exactMatch()).isNotNull().isBetween(0.2, check.score());
            assertThat(check.loss()).isLessThan(check.majorityLoss());
            assertThat(check.weakSignal()).isFalse();
            assertThat(tuned.fisher(SmallPlaces.questions().train().subList(0, 4), StepListener.SILENT))
                    .hasSize(36);
        }
    }

    @Test
    void findsEveryAnswerAgainThroughItsTokens() {
        List<TrainingExample> examples = SmallPlaces.examples();
        List<LabelledTokens> read = passages(64).of(examples);

        assertThat(read).hasSize(examples.size());
        for (LabelledTokens one : read) {
            LabelledTokens.Passage passage = Objects.requireNonNull(one.passage());
            if (passage.accepted().isEmpty()) {
                assertThat(one.target()).containsExactly(0, 0);
            } else {
                int start = passage.window().starts()[(int) one.target()[0]];
                int end = passage.window().ends()[(int) one.target()[1]];
                assertThat(passage.context().substring(start, end))
                        .isEqualTo(passage.accepted().getFirst());
            }
        }
    }

    @Test
    void cutsOnlyTheContextAndPointsOutsideToTheFirstToken() {
        int start = CONTEXT.indexOf("owner");
        var example = new TrainingExample(new TextInput("Whose house?", CONTEXT), new Target.Span(start, start + 5));

        List<LabelledTokens> windows = passages(16).of(List.of(example));

        assertThat(windows).hasSizeGreaterThan(2);
        for (LabelledTokens window : windows) {
            assertThat(window.tokens().length()).isLessThanOrEqualTo(16);
            assertThat(window.tokens().ids())
                    .startsWith(
                            windows.getFirst().tokens().ids()[0],
                            windows.getFirst().tokens().ids()[1]);
        }
        assertThat(windows.getFirst().target()).containsExactly(0, 0);
        assertThat(windows.getLast().target()[0]).isPositive();
        boolean[] seen = new boolean[CONTEXT.length()];
        for (LabelledTokens window : windows) {
            Window cut = Objects.requireNonNull(window.passage()).window();
            for (int token = 0; token < cut.starts().length; token++) {
                for (int unit = cut.starts()[token]; cut.readable(token) && unit < cut.ends()[token]; unit++) {
                    seen[unit] = true;
                }
            }
        }
        for (int unit = 0; unit < seen.length; unit++) {
            assertThat(seen[unit] || CONTEXT.charAt(unit) == ' ')
                    .as(CONTEXT.substring(unit))
                    .isTrue();
        }
    }

    @Test
    void readsEndlessQuestionsAndEmptyContexts() {
        var endless = new TextInput("why ".repeat(10_000), CONTEXT);
        var empty = new TextInput("Who?", "");

        List<LabelledTokens> read = passages(32)
                .of(List.of(
                        new TrainingExample(endless, Target.Span.NONE), new TrainingExample(empty, Target.Span.NONE)));

        assertThat(read)
                .hasSizeGreaterThan(2)
                .allMatch(window -> window.tokens().length() <= 32);
        assertThat(new SpanDecoder(false)
                        .answer(List.of(new SpanDecoder.Read(
                                Objects.requireNonNull(read.getLast().passage()),
                                new float[2 * read.getLast().tokens().length()]))))
                .isEmpty();
    }

    @Test
    void isTheMeanOfTwoCrossEntropies() {
        try (NDManager manager = TensorRuntime.open()) {
            NDArray outputs = manager.create(new double[] {1, 0, 2, -1, 0, 3}, new Shape(1, 3, 2));
            NDArray targets = manager.create(new double[] {1, 2}, new Shape(1, 2));

            double loss = new SpanCrossEntropy(true)
                    .perExample(outputs, targets)
                    .toType(DataType.FLOAT64, true)
                    .toDoubleArray()[0];

            double start = Math.log(Math.exp(1) + Math.exp(2) + 1) - 2;
            double end = Math.log(1 + Math.exp(-1) + Math.exp(3)) - 3;
            assertThat(loss).isCloseTo((start + end) / 2, within(1e-12));
        }
    }

    @Test
    void prefersTheBestWindowAndNothingWhereItIsLikelier() {
        var context = "ab cd";
        var window =
                new Window(new Tokens(new long[4], new long[4]), new int[] {-1, -1, 0, 3}, new int[] {-1, -1, 2, 5});
        var passage = new LabelledTokens.Passage(0, context, window, List.of());
        var sure = new SpanDecoder.Read(passage, new float[] {0, 0, 9, 9, 1, 0, 0, 1});
        var surer = new SpanDecoder.Read(passage, new float[] {3, 3, 9, 9, 0, 0, 2, 2});

        assertThat(new SpanDecoder(true).answer(List.of(sure))).isEqualTo("ab cd");
        assertThat(new SpanDecoder(true).answer(List.of(sure, surer))).isEqualTo("cd");
        assertThat(new SpanDecoder(true).answer(List.of(surer))).isEmpty();
        assertThat(new SpanDecoder(false).answer(List.of(surer))).isEqualTo("cd");
    }

    private static Passages passages(int maxTokens) {
        var tokenizer = new dev.taskspace.surrogate.encoder.Tokenizer(MiniLm.tokenizer(), 512, 30_522);
        return new Passages(new Windows(tokenizer, maxTokens));
    }
}
