package dev.taskspace.platform.health;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The database answers. That it is migrated follows: a service that could not migrate does not start. */
@Component
class DatabaseReadiness implements ReadinessCheck {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseReadiness.class);
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
            LOG.debug("The database cannot be reached", e);
            return Optional.of("no connection to it can be had");
        }
    }
}
