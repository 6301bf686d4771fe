package dev.taskspace.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL server in a folder, running from {@link #start} to {@link #close}.
 *
 * <p>When the process that started it is killed, the server lives on with its data; the next start on the same folder
 * stops that one in good order and starts its own, so that no statement of the dead process is still at work. When the
 * server was killed too, PostgreSQL recovers every acknowledged commit from its log before the start returns. A folder
 * belongs to one process at a time.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);

    /** Where in the home of an installation it lives. */
    public static final String FOLDER = "postgres";

    /** The database of the service. */
    public static final String DATABASE = "taskspace";

    /** Owner of the databases; no superuser, so that it cannot reach the server's files. */
    private static final String OWNER = "taskspace";

    private final FolderLock lock;
    private final PostgresServer server;
    private final ServerConfiguration configuration;
    private final String password;
    private CompletableFuture<Void> watch = CompletableFuture.completedFuture(null);
    private boolean closed;

    private EmbeddedPostgres(
            FolderLock lock, PostgresServer server, ServerConfiguration configuration, String password) {
        this.lock = lock;
        this.server = server;
        this.configuration = configuration;
        this.password = password;
    }

    /**
     * Starts the server, after making its data directory if the folder has none.
     *
     * @param folder holds programs, data, password and lock; made when absent
     * @throws EmbeddedPostgresException when it cannot run here; says what would help
     */
    public static EmbeddedPostgres start(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            FolderLock lock = FolderLock.acquire(absolute);
            try {
                return start(absolute, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The embedded PostgreSQL cannot use the folder " + absolute + ": " + e,
                    "Make sure that its disk has room and that the user who runs Taskspace may write there, set "
                            + "TASKSPACE_HOME to another folder, or "
                            + EmbeddedPostgresException.USE_AN_EXTERNAL_ONE,
                    e);
        }
    }

    /** The service's database in the server that another process runs in this folder; empty when none runs. */
    public static Optional<Database> running(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        DataDirectory data = new DataDirectory(absolute.resolve("data"));
        Optional<Integer> port = data.portOfServer();
        if (port.isEmpty()) {
            return Optional.empty();
        }
        String password = new PasswordFile(absolute.resolve("password")).read();
        return Optional.of(new Database(url(port.get(), DATABASE), OWNER, password));
    }

    private static EmbeddedPostgres start(Path folder, FolderLock lock) throws IOException {
        PostgresBinaries binaries = PostgresBinaries.unpackInto(folder);
        ServerAccount account = ServerAccount.reaching(folder);
        DataDirectory data = new DataDirectory(folder.resolve("data"));
        PasswordFile password = new PasswordFile(folder.resolve("password"));
        if (!data.exists()) {
            password.create();
            data.create(binaries, account, password.read());
        }
        data.requireMajorVersion(binaries.majorVersion());
        PostgresServer server = new PostgresServer(binaries, account, data);
        server.stop();
        server.forgetDeadServer();
        binaries.removeOlder();
        ServerConfiguration configuration = ServerConfiguration.onFreePort();
        server.start(configuration);
        EmbeddedPostgres postgres = new EmbeddedPostgres(lock, server, configuration, password.read());
        LOG.info(
                "Embedded PostgreSQL serves {} on port {}; user, database and the file with the password: {}, {}, {}",
                data.path(),
                configuration.port(),
                OWNER,
                OWNER,
                folder.resolve("password"));
        postgres.restartWhenItDies();
        return postgres;
    }

    /** The database of that name, made when absent. */
    public Database database(String name) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            if (!exists(connection, "select 1 from pg_roles where rolname = ?", OWNER)) {
                statement.execute("create role %s login password '%s'".formatted(OWNER, password));
            }
            if (!exists(connection, "select 1 from pg_database where datname = ?", name)) {
                statement.execute("create database %s owner %s".formatted(name, OWNER));
            }
            return new Database(url(name), OWNER, password);
        } catch (SQLException e) {
            throw new EmbeddedPostgresException(
                    "The database " + name + " cannot be opened: " + e.getMessage(),
                    "Check that the password file belongs to the data directory beside it.",
                    e);
        }
    }

    /** A connection of the superuser to the maintenance database. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url("postgres"), DataDirectory.SUPERUSER, password);
    }

    /** Stops the server and gives the folder back. Everything that uses the database has to be closed before. */
    @Override
    public synchronized void close() {
        closed = true;
        watch.cancel(false);
        try (lock) {
            server.stop();
        } catch (IOException e) {
            LOG.warn("The embedded PostgreSQL was not stopped: {}; its next start will recover it", e.toString());
        }
    }

    private synchronized void restartWhenItDies() throws IOException {
        server.running().ifPresent(process -> watch = process.onExit().thenRun(this::restart));
    }

    private synchronized void restart() {
        if (closed) {
            return;
        }
        LOG.error("The embedded PostgreSQL died; starting it again");
        try {
            server.start(configuration);
            restartWhenItDies();
        } catch (IOException | RuntimeException e) {
            LOG.error("The embedded PostgreSQL does not start again", e);
        }
    }

    private String url(String database) {
        return url(configuration.port(), database);
    }

    private static String url(int port, String database) {
        return "jdbc:postgresql://" + ServerConfiguration.HOST + ":" + port + "/" + database;
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }
}
