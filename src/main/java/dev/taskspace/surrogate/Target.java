package dev.taskspace.surrogate;

import java.util.List;
import java.util.stream.Stream;

/** What a surrogate is taught to answer for one input. */
public sealed interface Target {

    /** The one right class, counted from 0. */
    record Category(int index) implements Target {
        public Category {
            if (index < 0) {
                throw new IllegalArgumentException("A class index is at least 0, not " + index);
            }
        }
    }

    /** A number in the units of the data set; {@link Objective.Regression} standardises it. */
    record Value(double value) implements Target {
        public Value {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("A regression label is a finite number, not " + value);
            }
        }
    }

    /**
     * The soft label of a teacher.
     *
     * @param probabilities one per class, each at least 0, summing to 1 within 1e-3
     */
    @SuppressWarnings("ArrayRecordComponent") // a vector of numbers, never a map key
    record Distribution(float[] probabilities) implements Target {
        private static final double TOLERANCE = 1e-3;

        public Distribution {
            double sum = 0;
            for (float probability : probabilities) {
                if (!(probability >= 0)) {
                    throw new IllegalArgumentException("A probability is at least 0, not " + probability);
                }
                sum += probability;
            }
            if (!(Math.abs(sum - 1) <= TOLERANCE)) {
                throw new IllegalArgumentException("Probabilities sum to 1, not " + sum);
            }
        }
    }

    /**
     * Characters {@code [start, end)} of {@link TextInput#textPair()} that answer the question in the first text. An empty
     * span says that they do not answer it.
     *
     * @param accepted further texts that are as right when the answer is judged
     */
    record Span(int start, int end, List<String> accepted) implements Target {

        /** The second text has no answer. */
        public static final Span NONE = new Span(0, 0);

        public Span {
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("Not a span of characters: " + start + " to " + end);
            }
            accepted = List.copyOf(accepted);
        }

        public Span(int start, int end) {
            this(start, end, List.of());
        }

        public boolean isNone() {
            return start == end;
        }

        /** All texts that are right, none when there is no answer. */
        public List<String> texts(String context) {
            return isNone()
                    ? List.of()
                    : Stream.concat(Stream.of(context.substring(start, end)), accepted.stream())
                            .toList();
        }
    }
}
