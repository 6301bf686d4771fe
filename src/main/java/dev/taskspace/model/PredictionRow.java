package dev.taskspace.model;

import dev.taskspace.dataset.TaskType;
import dev.taskspace.dataset.file.SourceRow;
import dev.taskspace.dataset.file.UnusableFileException;
import dev.taskspace.endpoint.NonsenseException;
import dev.taskspace.surrogate.TextInput;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of a file of predictions.
 *
 * @param id as it stands there
 * @param scores by label; of a regression the one value under {@link #VALUE}
 * @param predicted what it says of a span extraction, else null
 */
record PredictionRow(
        long line,
        String id,
        Map<String, Double> scores,
        @Nullable PredictedSpan predicted) {
    static final String VALUE = "";

    static PredictionRow of(SourceRow row, TaskType taskType) {
        Object id = row.cells().get("id");
        if (id == null) {
            throw new UnusableFileException(
                    row.line(), "The row has no 'id': the number of the input in GET /pools/{ref}/examples, from 0.");
        }
        String read = id instanceof BigDecimal number ? number.toPlainString() : String.valueOf(id);
        return taskType == TaskType.SPAN_EXTRACTION
                ? new PredictionRow(row.line(), read, Map.of(), PredictedSpan.of(row))
                : new PredictionRow(row.line(), read, scores(row, taskType == TaskType.REGRESSION), null);
    }

    private static Map<String, Double> scores(SourceRow row, boolean regression) {
        Object scores = row.cells().get("scores");
        Object label = row.cells().getOrDefault("label", row.cells().get("score"));
        Map<String, Double> read = new LinkedHashMap<>();
        if (regression) {
            read.put(VALUE, number(row, label == null ? scores : label));
        } else if (scores instanceof Map<?, ?> byLabel) {
            byLabel.forEach((name, score) -> read.put(String.valueOf(name), number(row, score)));
        } else if (label != null) {
            read.put(label instanceof BigDecimal number ? number.toPlainString() : String.valueOf(label), 1.0);
        }
        if (read.isEmpty()) {
            throw new UnusableFileException(
                    row.line(),
                    "The row has neither 'scores' such as {\"positive\": 0.9, \"negative\": 0.1} nor a 'label'.");
        }
        return read;
    }

    private static double number(SourceRow row, @Nullable Object value) {
        try {
            double number = value instanceof BigDecimal decimal
                    ? decimal.doubleValue()
                    : Double.parseDouble(String.valueOf(value));
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        throw new UnusableFileException(row.line(), "'" + value + "' is not a finite number.");
    }

    /** The number of the input that it predicts, below {@code size}. */
    int id(int size) {
        if (!id.matches("[0-9]{1,9}") || Integer.parseInt(id) >= size) {
            throw new UnusableFileException(
                    line,
                    "'" + id + "' is no input of the pool; its inputs are numbered from 0 to " + (size - 1) + ".");
        }
        return Integer.parseInt(id);
    }

    /** First and end UTF-16 unit of the answer in the second text of the input, both 0 for none. */
    double[] span(TextInput input) {
        return Objects.requireNonNull(predicted).units(line, Objects.requireNonNullElse(input.textPair(), ""));
    }

    /** Probabilities in the order of the labels; of a regression, which has none, the value. */
    double[] answer(List<String> labels) {
        if (labels.isEmpty()) {
            return new double[] {scores.getOrDefault(VALUE, 0.0)};
        }
        try {
            float[] probabilities = SoftLabels.ofScores(scores, labels).probabilities();
            double[] answer = new double[probabilities.length];
            for (int k = 0; k < answer.length; k++) {
                answer[k] = probabilities[k];
            }
            return answer;
        } catch (NonsenseException e) {
            throw new UnusableFileException(line, "The row " + e.getMessage() + ".");
        }
    }
}
