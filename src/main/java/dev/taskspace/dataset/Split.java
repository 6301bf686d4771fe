package dev.taskspace.dataset;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** The part of a dataset that a row belongs to. Only {@link #TRAIN} is ever tuned on. */
public enum Split {
    TRAIN,
    VALIDATION,
    TEST;

    /** The name that answers use. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The split that a request or a file means; common synonyms such as {@code dev} count. */
    public static Optional<Split> of(String name) {
        return switch (name.strip().toLowerCase(Locale.ROOT)) {
            case "train", "training" -> Optional.of(TRAIN);
            case "validation", "valid", "val", "dev", "development" -> Optional.of(VALIDATION);
            case "test", "testing" -> Optional.of(TEST);
            default -> Optional.empty();
        };
    }
}
