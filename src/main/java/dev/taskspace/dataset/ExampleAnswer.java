package dev.taskspace.dataset;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row as clients see it. */
@Schema(name = "Example")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExampleAnswer(
        @Schema(description = "Position in the dataset, from 0")
        long row,

        String text,
        @Nullable String textPair,

        @Schema(
                description = "Class name, or score of a regression; absent for span extraction",
                oneOf = {String.class, Double.class})
        @Nullable
        Object label,

        @Schema(description = "Answers of a span extraction") @Nullable
        List<AnswerSpan> answers,

        Split split) {

    static ExampleAnswer of(Dataset dataset, long number, LabelledRow row) {
        return switch (dataset.taskType()) {
            case CLASSIFICATION ->
                new ExampleAnswer(number, row.text(), row.textPair(), row.label(), null, row.split());
            case REGRESSION -> new ExampleAnswer(number, row.text(), row.textPair(), row.score(), null, row.split());
            case SPAN_EXTRACTION ->
                new ExampleAnswer(number, row.text(), row.textPair(), null, row.answers(), row.split());
        };
    }
}
