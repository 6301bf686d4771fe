package dev.taskspace.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** What is learned from a dataset. */
public enum TaskType {
    /** One class name for each row. */
    CLASSIFICATION("classification"),
    /** One number for each row. */
    REGRESSION("regression"),
    /** Places in the second text that answer the first. */
    SPAN_EXTRACTION("spanExtraction");

    private final String label;

    TaskType(String label) {
        this.label = label;
    }

    /** The name that requests and answers use. */
    @JsonValue
    public String label() {
        return label;
    }

    static Optional<TaskType> of(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }
}
