package dev.taskspace.labeling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every labeler does, whatever its kind. */
public abstract class LabelerContract {

    /** A labeler that nobody has asked anything yet. */
    protected abstract Labeler labeler();

    /** At least three different inputs of the labeler's arity that it answers, and not all alike. */
    protected abstract List<TextInput> inputs();

    @Test
    void answersEveryInputInItsOrder() {
        Labeler labeler = labeler();

        List<String> answers = label(labeler, inputs(), Long.MAX_VALUE);
        List<String> reversed = label(labeler, inputs().reversed(), Long.MAX_VALUE);

        assertThat(answers).hasSameSizeAs(inputs());
        assertThat(reversed.reversed()).isEqualTo(answers);
        assertThat(answers.stream().distinct().count()).isGreaterThan(1);
    }

    @Test
    void distributesOverItsLabelsOrGivesAFiniteValue() {
        Labeler labeler = labeler();

        for (Target answer : labeler.label(inputs(), LabelingRun.UNWATCHED).answers()) {
            if (labeler.labels().isEmpty()) {
                assertThat(((Target.Value) Objects.requireNonNull(answer)).value())
                        .isFinite();
            } else {
                float[] probabilities = ((Target.Distribution) Objects.requireNonNull(answer)).probabilities();
                assertThat(probabilities).hasSize(labeler.labels().size());
                double sum = 0;
                for (float probability : probabilities) {
                    assertThat(probability).isBetween(0f, 1f);
                    sum += probability;
                }
                assertThat(sum).isCloseTo(1, within(1e-5));
            }
        }
    }

    @Test
    void hasAtLeastTwoDifferentLabelsOrNone() {
        List<String> labels = labeler().labels();

        assertThat(labels).doesNotHaveDuplicates();
        assertThat(labels.size()).isNotEqualTo(1);
    }

    @Test
    void answersNothingToNothing() {
        assertThat(labeler().label(List.of(), LabelingRun.UNWATCHED).answers()).isEmpty();
        assertThat(labeler().forecast(List.of()).calls()).isZero();
    }

    @Test
    void givesEqualInputsEqualAnswers() {
        List<TextInput> twice =
                Stream.of(1, 2).flatMap(time -> inputs().stream()).toList();

        List<String> answers = label(labeler(), twice, Long.MAX_VALUE);

        assertThat(answers.subList(inputs().size(), twice.size())).isEqualTo(answers.subList(0, inputs().size()));
    }

    @Test
    void costsNothingASecondTime() {
        Labeler labeler = labeler();
        List<String> first = label(labeler, inputs(), Long.MAX_VALUE);

        Forecast forecast = labeler.forecast(inputs());

        assertThat(forecast.calls()).isZero();
        assertThat(forecast.tokens()).isZero();
        assertThat(label(labeler, inputs(), 0)).isEqualTo(first);
    }

    @Test
    void makesNoCallWhenNoneIsLeft() {
        Labeler labeler = labeler();
        if (labeler.forecast(inputs()).calls() > 0) {
            assertThatThrownBy(() -> label(labeler, inputs(), 0)).isInstanceOf(LabelerCallsExhaustedException.class);
        }
    }

    @Test
    void stopsWhenTheRunSaysSo() {
        Labeler labeler = labeler();
        if (labeler.forecast(inputs()).calls() > 0) {
            assertThatThrownBy(() -> labeler.label(inputs(), new Limited(Long.MAX_VALUE, true)))
                    .hasMessage("stopped by the test");
        }
    }

    private static List<String> label(Labeler labeler, List<TextInput> inputs, long calls) {
        return labeler.label(inputs, new Limited(calls, false)).answers().stream()
                .map(answer -> answer instanceof Target.Distribution soft
                        ? Arrays.toString(soft.probabilities())
                        : String.valueOf(answer))
                .toList();
    }

    private record Limited(AtomicLong callsLeft, boolean stopping) implements LabelingRun {

        private Limited(long callsLeft, boolean stopping) {
            this(new AtomicLong(callsLeft), stopping);
        }

        @Override
        public void progress(long done, long total) {
            if (stopping) {
                throw new IllegalStateException("stopped by the test");
            }
        }

        @Override
        public long reserve(long wanted) {
            return Math.min(wanted, callsLeft.getAndUpdate(left -> Math.max(0, left - wanted)));
        }

        @Override
        public void settle(long unused, long tokens) {
            callsLeft.addAndGet(unused);
        }
    }
}
