package dev.taskspace.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One labelled example.
 *
 * @param text the input, or the first of a pair; never blank
 * @param textPair the second of a pair, null for single inputs
 * @param label the class name; for regression the number in its shortest form; for span extraction the text of the
 *     first answer, empty when the question has none
 * @param split the part it belongs to
 * @param answers the answers of a span extraction row, else empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record LabelledRow(
        String text, @Nullable String textPair, @JsonInclude String label, Split split, List<AnswerSpan> answers) {

    public LabelledRow {
        answers = answers == null ? List.of() : List.copyOf(answers);
    }

    /** A row of a classification or regression dataset. */
    public LabelledRow(String text, @Nullable String textPair, String label, Split split) {
        this(text, textPair, label, split, List.of());
    }

    /** The label of a regression row as a number. */
    public double score() {
        return Double.parseDouble(label);
    }
}
