package dev.taskspace.surrogate.tuning;

import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.encoder.Window;
import dev.taskspace.surrogate.encoder.Windows;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Turns questions about texts into windows with the tokens at which their answers start and end. */
record Passages(Windows windows) {

    /** Of a longer text only so many windows are read, from its beginning; it bounds what one example may cost. */
    private static final int MOST_WINDOWS = 32;

    List<LabelledTokens> of(List<TrainingExample> examples) {
        List<List<Window>> all =
                windows.of(examples.stream().map(TrainingExample::input).toList());
        List<LabelledTokens> labelled = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            if (!(examples.get(i).target() instanceof Target.Span span)) {
                throw new IllegalArgumentException(examples.get(i).target() + " is no target of a span extraction");
            }
            String context = Objects.requireNonNullElse(examples.get(i).input().textPair(), "");
            if (span.end() > context.length()) {
                throw new IllegalArgumentException(span + " reaches beyond its text");
            }
            List<String> accepted = span.texts(context);
            for (Window window : all.get(i).stream().limit(MOST_WINDOWS).toList()) {
                labelled.add(new LabelledTokens(
                        window.tokens(),
                        tokens(window, span),
                        new LabelledTokens.Passage(i, context, window, accepted)));
            }
        }
        return labelled;
    }

    /** First and last token of the answer, 0 and 0 when the window does not hold all of it. */
    static float[] tokens(Window window, Target.Span span) {
        int first = IntStream.range(0, window.starts().length)
                .filter(token -> window.readable(token) && window.starts()[token] <= span.start())
                .max()
                .orElse(0);
        int last = IntStream.range(0, window.starts().length)
                .filter(token -> window.readable(token) && window.ends()[token] >= span.end())
                .min()
                .orElse(0);
        return span.isNone() || first == 0 || last == 0 ? new float[2] : new float[] {first, last};
    }
}
