package dev.taskspace.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a job makes. */
public enum JobKind {
    EMBEDDING,
    TRANSFER,
    IMPORT,
    TRIAL,
    RERANK,
    DOWNLOAD;

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
