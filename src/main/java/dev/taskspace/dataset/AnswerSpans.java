package dev.taskspace.dataset;

import dev.taskspace.dataset.file.BadRowException;
import dev.taskspace.dataset.file.SourceRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one question: SQuAD's list of {@code {"text","answer_start"}}, or the two lists that the flattened
 * form has. Starts count code points there, and UTF-16 units here.
 */
record AnswerSpans(long line, String column, String context) {

    /** Whether the label column of these rows holds answers rather than labels. */
    static boolean column(Columns columns, List<SourceRow> sample) {
        return columns.textPair() != null
                && sample.stream()
                        .map(row -> row.cells().get(Objects.requireNonNull(columns.label())))
                        .filter(Objects::nonNull)
                        .anyMatch(AnswerSpans::looksLikeAnswers);
    }

    private static boolean looksLikeAnswers(Object cell) {
        return cell instanceof Map<?, ?> map
                ? map.containsKey("answer_start")
                : cell instanceof List<?> list
                        && list.stream()
                                .anyMatch(
                                        element -> element instanceof Map<?, ?> map && map.containsKey("answer_start"));
    }

    List<AnswerSpan> parse(@Nullable Object cell) {
        List<AnswerSpan> spans = new ArrayList<>();
        switch (cell) {
            case null -> {}
            case List<?> list ->
                list.forEach(element -> {
                    if (!(element instanceof Map<?, ?> answer)) {
                        throw bad("An answer is not an object with text and answer_start.");
                    }
                    spans.add(span(answer.get("text"), answer.get("answer_start")));
                });
            case Map<?, ?> map -> {
                if (!(map.get("text") instanceof List<?> texts)
                        || !(map.get("answer_start") instanceof List<?> starts)
                        || texts.size() != starts.size()) {
                    throw bad("The answers need as many texts as answer_starts.");
                }
                for (int i = 0; i < texts.size(); i++) {
                    spans.add(span(texts.get(i), starts.get(i)));
                }
            }
            default -> throw bad("The answers are not a list.");
        }
        return spans;
    }

    private AnswerSpan span(@Nullable Object text, @Nullable Object start) {
        if (!(text instanceof String answer) || !(start instanceof BigDecimal number) || answer.isEmpty()) {
            throw bad("An answer needs a text and an answer_start.");
        }
        if (number.signum() >= 0
                && number.compareTo(BigDecimal.valueOf(context.length())) <= 0
                && number.stripTrailingZeros().scale() <= 0) {
            int stated = number.intValueExact();
            if (context.startsWith(answer, stated)) {
                return new AnswerSpan(answer, stated);
            }
            if (stated <= context.codePointCount(0, context.length())) {
                int units = context.offsetByCodePoints(0, stated);
                if (context.startsWith(answer, units)) {
                    return new AnswerSpan(answer, units);
                }
            }
        }
        throw bad("The answer does not stand at its answer_start in the context.");
    }

    private BadRowException bad(String detail) {
        return new BadRowException(line, column, detail);
    }
}
