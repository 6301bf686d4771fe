package dev.taskspace.backup;

import dev.taskspace.platform.data.Home;
import dev.taskspace.platform.postgres.Database;
import dev.taskspace.platform.postgres.EmbeddedPostgres;
import dev.taskspace.platform.postgres.EmbeddedPostgresException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * {@code java -jar taskspace.jar backup FILE} and {@code restore FILE}, for the database that the same settings would
 * give the service.
 */
public final class BackupCommand {
    private static final String USAGE = """
        java -jar taskspace.jar backup FILE     writes all data into FILE, while the service runs or not
        java -jar taskspace.jar restore FILE    puts them into an empty database, while no service uses it\
        """;

    private BackupCommand() {}

    /** Only reads the settings: nothing of the service starts. */
    static final class Settings {}

    /** Whether the arguments ask for this instead of the service. */
    public static boolean isIn(String[] arguments) {
        return arguments.length > 0 && List.of("backup", "restore").contains(arguments[0]);
    }

    /** Does what the arguments say; answers the exit code. */
    public static int run(String[] arguments) {
        return run(arguments, System.out, System.err);
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        List<String> words =
                Arrays.stream(arguments).filter(word -> !word.startsWith("--")).toList();
        if (words.size() != 2) {
            err.println(USAGE);
            return 2;
        }
        try (ConfigurableApplicationContext settings = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("spring.main.lazy-initialization=true")
                .run(arguments)) {
            Path file = Path.of(words.get(1));
            Manifest done = words.getFirst().equals("backup")
                    ? backup(settings.getEnvironment(), file)
                    : restore(settings.getEnvironment(), file);
            out.printf(
                    "%s: %d rows of %d tables, schema version %d, as they were at %s%n",
                    words.getFirst(), done.rows(), done.tables().size(), done.schemaVersion(), done.createdAt());
            return 0;
        } catch (BackupException | EmbeddedPostgresException | SQLException | IOException e) {
            err.println(words.getFirst() + " failed: " + e.getMessage());
            return 1;
        }
    }

    private static Manifest backup(Environment settings, Path file) throws SQLException, IOException {
        Optional<Database> external = external(settings);
        if (external.isPresent()) {
            return backup(external.get(), file);
        }
        Path folder = embedded(settings);
        if (!Files.isDirectory(folder)) {
            throw new BackupException("There is no database in " + folder + "; set TASKSPACE_HOME to the folder of the "
                    + "service, or SPRING_DATASOURCE_URL to its database.");
        }
        Optional<Database> running = EmbeddedPostgres.running(folder);
        if (running.isPresent()) {
            return backup(running.get(), file);
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            return backup(postgres.database(EmbeddedPostgres.DATABASE), file);
        }
    }

    private static Manifest restore(Environment settings, Path file) throws SQLException, IOException {
        try (Archive archive = Archive.open(file)) {
            Optional<Database> external = external(settings);
            if (external.isPresent()) {
                return new Restoration(external.get()).of(archive);
            }
            try (EmbeddedPostgres postgres = EmbeddedPostgres.start(embedded(settings))) {
                return new Restoration(postgres.database(EmbeddedPostgres.DATABASE)).of(archive);
            }
        }
    }

    private static Manifest backup(Database database, Path file) throws SQLException, IOException {
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.username(), database.password())) {
            return new Backup(connection, Clock.systemUTC()).into(file);
        }
    }

    private static Path embedded(Environment settings) {
        return new Home(Path.of(settings.getRequiredProperty("taskspace.home")))
                .path()
                .resolve(EmbeddedPostgres.FOLDER);
    }

    private static Optional<Database> external(Environment settings) {
        String url = settings.getProperty("spring.datasource.url");
        return StringUtils.hasText(url)
                ? Optional.of(new Database(
                        url,
                        settings.getProperty("spring.datasource.username", ""),
                        settings.getProperty("spring.datasource.password", "")))
                : Optional.empty();
    }
}
