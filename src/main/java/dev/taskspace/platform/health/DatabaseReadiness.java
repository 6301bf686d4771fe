package dev.taskspace.platform.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/** The database answers. That it is migrated follows: a service that could not migrate does not start. */
@Component
class DatabaseReadiness implements ReadinessCheck {
    private static final int SECONDS = 2;

    private final DataSource database;

    DatabaseReadiness(DataSource database) {
        this.database = database;
    }

    @Override
    public String subject() {
        return "database";
    }

    @Override
    public Optional<String> obstacle() {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS) ? Optional.empty() : Optional.of("it does not answer");
        } catch (SQLException e) {
            return Optional.of("it cannot be reached: " + e.getMessage());
        }
    }
}
