package dev.taskspace.platform.postgres;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Prints why the database that the operator named cannot be used as a description and an action instead of a stack trace. */
final class ExternalDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    /** Classes of SQL states: no connection, no such user or password, no such database, server not ready. */
    private static final List<String> UNUSABLE = List.of("08", "28", "3D", "57P03");

    private final Environment environment;

    ExternalDatabaseFailureAnalyzer(Environment environment) {
        this.environment = environment;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, SQLException cause) {
        String url = environment.getProperty("spring.datasource.url", "");
        String state = String.valueOf(cause.getSQLState());
        if (url.isBlank() || UNUSABLE.stream().noneMatch(state::startsWith)) {
            return null;
        }
        return new FailureAnalysis(
                "The database " + url.replaceFirst("\\?.*", "") + " cannot be used: " + cause.getMessage(),
                "Check SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, and that the server "
                        + "runs and can be reached from here. Without a URL Taskspace brings its own PostgreSQL.",
                cause);
    }
}
