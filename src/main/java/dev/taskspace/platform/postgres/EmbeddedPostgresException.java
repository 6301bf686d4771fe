package dev.taskspace.platform.postgres;

/** The embedded PostgreSQL cannot run here; says why, and what the operator can do about it. */
public final class EmbeddedPostgresException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What helps against every trouble of the embedded server. */
    static final String USE_AN_EXTERNAL_ONE =
            "set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to use a PostgreSQL "
                    + "of your own instead of the embedded one.";

    private final String action;

    EmbeddedPostgresException(String message, String action) {
        super(message);
        this.action = action;
    }

    EmbeddedPostgresException(String message, String action, Throwable cause) {
        super(message, cause);
        this.action = action;
    }

    /** What would help, as a full sentence. */
    public String action() {
        return action;
    }
}
