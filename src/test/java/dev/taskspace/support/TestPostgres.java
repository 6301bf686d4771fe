package dev.taskspace.support;

import dev.taskspace.platform.postgres.Database;
import dev.taskspace.platform.postgres.EmbeddedPostgres;
import dev.taskspace.platform.postgres.EmbeddedPostgresException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The PostgreSQL server of this test JVM, kept in {@code target} between runs. */
public final class TestPostgres {
    private static final String PREFIX = "test_";
    private static final int PARALLEL_BUILDS = 4;
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** A new, empty database. */
    public static Database freshDatabase() {
        return Server.RUNNING.database(PREFIX + DATABASES.incrementAndGet());
    }

    /** The same database for the superuser of its server. */
    public static Database asSuperuser(Database database) {
        return new Database(database.url(), "postgres", database.password());
    }

    /** Connections that see the rows of all projects. */
    public static DataSource everywhere(Database database) {
        DriverManagerDataSource source =
                new DriverManagerDataSource(database.url(), database.username(), database.password());
        Properties properties = new Properties();
        properties.setProperty("options", "-c taskspace.project=*");
        source.setConnectionProperties(properties);
        return source;
    }

    private static final class Server {
        static final EmbeddedPostgres RUNNING = start(1);

        /** Another build of the same working tree may hold the folder; then this one takes the next. */
        private static EmbeddedPostgres start(int number) {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of("target", "test-postgres-" + number));
                SpringApplication.getShutdownHandlers().add(postgres::close);
                dropDatabasesOfEarlierRuns(postgres);
                return postgres;
            } catch (EmbeddedPostgresException inUse) {
                if (number == PARALLEL_BUILDS) {
                    throw inUse;
                }
                return start(number + 1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static void dropDatabasesOfEarlierRuns(EmbeddedPostgres postgres) throws SQLException {
            try (Connection connection = postgres.connect();
                    Statement statement = connection.createStatement()) {
                List<String> names = new ArrayList<>();
                ResultSet found = statement.executeQuery(
                        "select datname from pg_database where starts_with(datname, '" + PREFIX + "')");
                while (found.next()) {
                    names.add(found.getString(1));
                }
                for (String name : names) {
                    statement.execute("drop database " + name + " with (force)");
                }
            }
        }
    }
}
