package dev.taskspace.backup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.platform.postgres.Database;
import dev.taskspace.platform.postgres.EmbeddedPostgres;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import dev.taskspace.support.TestPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A backup of the running service, restored by the command that operators use. */
@ServiceTest(properties = "taskspace.job.poll=150ms")
class BackupTest {
    /** Queues hold heartbeats, and the audit log the calls of a moment ago: both go on while the service runs. */
    private static final String COMPARED = """
        select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not in
        ('audit_entry', 'scheduled_tasks', 'webhook_queue', 'flyway_schema_history') order by relname\
        """;

    @LocalServerPort
    int port;

    @Autowired
    JdbcConnectionDetails source;

    @Autowired
    JdbcClient jdbc;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private Path file;

    @BeforeEach
    void fillTheService() {
        file = folder.resolve("tasks.backup");
        Service service = new Service(port);
        service.postJson("/datasets", """
            {"name": "kept", "tags": {"note": "commas, \\"quotes\\" and \\n lines"}, "examples": [
              {"text": "Füchse 狐 🦊", "label": "a"}, {"text": "tab\\tand \\\\ backslash", "label": "b"}]}\
            """);
        service.postJson("/embeddings?wait=60s", "{\"dataset\": \"kept\", \"method\": \"textemb\"}");
        service.postJson(
                "/transfers",
                "{\"source\": \"kept\", \"target\": \"other\", \"baseModel\": \"m\", \"metric\": \"f1\", \"score\":"
                        + " 0.1}");
        service.postJson("/webhooks", "{\"url\": \"https://hooks.example.org/x\"}");
    }

    @Test
    void restoresEveryRowIntoAnEmptyDatabase() throws SQLException, IOException {
        Database target = TestPostgres.freshDatabase();

        assertThat(backup()).isZero();
        assertThat(restore(target, file))
                .as(told.toString(StandardCharsets.UTF_8))
                .isZero();

        Map<String, String> restored = digests(client(target));
        assertThat(restored).isEqualTo(digests(jdbc));
        assertThat(restored)
                .containsKeys("dataset_chunk", "embedding_vector", "job", "job_event", "transfer", "webhook");
        assertThat(client(target)
                        .sql("select count(*) from embedding_vector")
                        .query(Long.class)
                        .single())
                .isPositive();
        assertThat(next(client(target))).isEqualTo(next(jdbc));
    }

    @Test
    void refusesADatabaseThatHoldsRows() throws SQLException, IOException {
        Database target = TestPostgres.freshDatabase();
        backup();
        restore(target, file);
        Map<String, String> before = digests(client(target));
        told.reset();

        assertThat(restore(target, file)).isEqualTo(1);

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("not empty", "dataset");
        assertThat(digests(client(target))).isEqualTo(before);
    }

    @Test
    void refusesWhatIsCutOffOrDamagedBeforeItTouchesTheDatabase() throws SQLException, IOException {
        Database target = TestPostgres.freshDatabase();
        backup();
        byte[] whole = Files.readAllBytes(file);
        byte[] flipped = whole.clone();
        for (int i = 0; i < 512; i++) {
            flipped[whole.length / 2 + i] ^= 0x55; // longer than what lies between two tables
        }

        for (byte[] bad : new byte[][] {
            Arrays.copyOf(whole, whole.length / 2),
            Arrays.copyOf(whole, whole.length - 10),
            flipped,
            new byte[0],
            "no archive".getBytes(StandardCharsets.US_ASCII)
        }) {
            Path damaged = Files.write(folder.resolve("damaged"), bad);
            assertThat(restore(target, damaged))
                    .as("a file of %d bytes", bad.length)
                    .isEqualTo(1);
        }

        assertThat(client(target).sql(COMPARED).query(String.class).list()).isEmpty();
    }

    @Test
    void refusesABackupOfANewerRelease() throws SQLException, IOException {
        Database target = TestPostgres.freshDatabase();
        backup();
        Path newer = folder.resolve("newer");
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(newer))) {
            for (ZipEntry entry : zip.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                String text = new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.ISO_8859_1);
                out.write(text.replaceFirst("\"schemaVersion\":\\d+", "\"schemaVersion\":9999")
                        .getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        assertThat(restore(target, newer)).isEqualTo(1);

        assertThat(told.toString(StandardCharsets.UTF_8)).contains("9999");
        assertThat(client(target).sql(COMPARED).query(String.class).list()).isEmpty();
    }

    @Test
    void worksForTheEmbeddedDatabaseRunningOrNot() throws IOException, SQLException {
        backup();
        String home = "--taskspace.home=" + folder.resolve("home");
        assertThat(run("restore", file.toString(), home))
                .as(told.toString(StandardCharsets.UTF_8))
                .isZero();

        assertThat(run("backup", folder.resolve("stopped").toString(), home)).isZero();
        try (EmbeddedPostgres running =
                EmbeddedPostgres.start(folder.resolve("home").resolve("postgres"))) {
            assertThat(run("backup", folder.resolve("running").toString(), home))
                    .isZero();
            assertThat(digests(client(running.database(EmbeddedPostgres.DATABASE))))
                    .isEqualTo(digests(jdbc));
            assertThat(run("restore", file.toString(), home)).isEqualTo(1);
        }
        assertThat(rows(folder.resolve("running"))).isEqualTo(rows(folder.resolve("stopped")));
    }

    @Test
    void writesOverNoFile() throws IOException {
        Files.writeString(file, "precious");

        assertThat(backup()).isEqualTo(1);

        assertThat(Files.readString(file)).isEqualTo("precious");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("exists already");
        assertThat(run("backup")).isEqualTo(2);
    }

    private int backup() {
        return run(
                "backup",
                file.toString(),
                "--spring.datasource.url=" + source.getJdbcUrl(),
                "--spring.datasource.username=" + source.getUsername(),
                "--spring.datasource.password=" + source.getPassword());
    }

    private int restore(Database target, Path from) {
        return run(
                "restore",
                from.toString(),
                "--spring.datasource.url=" + target.url(),
                "--spring.datasource.username=" + target.username(),
                "--spring.datasource.password=" + target.password());
    }

    private int run(String... arguments) {
        try (PrintStream both = new PrintStream(told, true, StandardCharsets.UTF_8)) {
            return BackupCommand.run(
                    arguments, new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8), both);
        }
    }

    private static long rows(Path backup) {
        try (Archive archive = Archive.open(backup)) {
            return archive.manifest().rows();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long next(JdbcClient database) {
        return database.sql("select nextval('transfer_version')")
                .query(Long.class)
                .single();
    }

    /** A digest of all rows by table. */
    private static Map<String, String> digests(JdbcClient database) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        for (String table : database.sql(COMPARED).query(String.class).list()) {
            digests.put(
                    table,
                    database.sql("select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by"
                                    + " t::text)), '') from "
                                    + table + " t")
                            .query(String.class)
                            .single());
        }
        return digests;
    }

    private static JdbcClient client(Database database) throws SQLException {
        try (Connection reachable =
                DriverManager.getConnection(database.url(), database.username(), database.password())) {
            assertThat(reachable.isValid(5)).isTrue();
        }
        return JdbcClient.create(TestPostgres.everywhere(database));
    }
}
