package dev.taskspace.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What can happen to a job. */
enum JobEventType {
    QUEUED,
    STARTED,
    PHASE,
    PROGRESS,
    CANCELLING,
    RETRIED,
    CANCELLED,
    FAILED,
    SUCCEEDED;

    /** The event of a job that gets this final status. */
    static JobEventType of(JobStatus end) {
        return valueOf(end.name());
    }

    /** Whether the job ended with this event (and stays so unless it is retried). */
    boolean ending() {
        return this == CANCELLED || this == FAILED || this == SUCCEEDED;
    }

    @JsonValue
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
