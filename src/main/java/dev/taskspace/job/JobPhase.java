package dev.taskspace.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The part of its work that a running job is at, in the order in which jobs pass through them. */
public enum JobPhase {
    FETCH,
    TOKENIZE,
    LABEL,
    TUNE,
    EXTRACT,
    STORE;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
