package dev.taskspace.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {
    private static final int ROWS_BEFORE_THE_KILL = 200;

    /** One folder for all tests, as making a cluster is the slow part; each test starts and ends with it stopped. */
    @TempDir
    static Path folder;

    @BeforeAll
    static void createsTheCluster() {
        EmbeddedPostgres.start(folder).close();
    }

    @Test
    void keepsRowsFromOneStartToTheNext() throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                Connection connection = open(postgres.database("kept"));
                Statement statement = connection.createStatement()) {
            statement.execute("create table word (text text)");
            statement.execute("insert into word values ('naïve')");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(value(postgres.database("kept"), "select text from word"))
                    .isEqualTo("naïve");
        }
    }

    @Test
    void isDurablePrivateAndInUtf8() throws SQLException, IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            Database database = postgres.database("settings");
            assertThat(value(database, "show fsync")).isEqualTo("on");
            assertThat(value(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(value(database, "show server_encoding")).isEqualTo("UTF8");
            assertThat(value(database, "select rolsuper from pg_roles where rolname = current_user"))
                    .isEqualTo("f");
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), database.username(), "guessed"))
                    .hasMessageContaining("password authentication failed");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void refusesASecondProcessAndNamesTheFirst() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(postgres).isNotNull();
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("in use by another Taskspace process (pid "
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void refusesTheDataOfAnotherMajorVersionAndLeavesItAlone() throws IOException {
        Path version = folder.resolve("data/PG_VERSION");
        String original = Files.readString(version);
        Files.writeString(version, "15\n");
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.start(folder))
                    .isInstanceOf(EmbeddedPostgresException.class)
                    .hasMessageContaining("written by PostgreSQL 15");
            assertThat(version).hasContent("15");
        } finally {
            Files.writeString(version, original);
        }
        EmbeddedPostgres.start(folder).close();
    }

    @Test
    void refusesAFolderThatCannotBeMadeAndSaysWhatHelps() throws IOException {
        Path file = Files.writeString(folder.resolve("a-file"), "");
        assertThatThrownBy(() -> EmbeddedPostgres.start(file.resolve("postgres")))
                .isInstanceOfSatisfying(
                        EmbeddedPostgresException.class,
                        refused -> assertThat(refused.action())
                                .contains("TASKSPACE_HOME")
                                .contains("SPRING_DATASOURCE_URL"));
    }

    @Test
    void keepsEveryAcknowledgedRowWhenItsProcessIsKilled() throws IOException, SQLException, InterruptedException {
        int acknowledged = killAfterWriting(false);
        assertRowsSurvive(acknowledged);
    }

    @Test
    void keepsEveryAcknowledgedRowWhenTheServerIsKilledWithIt() throws IOException, SQLException, InterruptedException {
        int acknowledged = killAfterWriting(true);
        assertRowsSurvive(acknowledged);
    }

    @Test
    void startsThoughAnotherProgramBearsTheIdOfTheDeadServer() throws IOException, SQLException {
        Path pidFile = folder.resolve("data/postmaster.pid");
        Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + folder.resolve("data") + "\n");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            assertThat(value(postgres.database("taskspace"), "select 1")).isEqualTo("1");
        }
    }

    @Test
    void restartsAServerThatDiesUnderIt() throws IOException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder)) {
            Database database = postgres.database("taskspace");
            ProcessHandle killed = serverProcess();
            killed.destroyForcibly();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .until(() ->
                            !killed.isAlive() && value(database, "select 1").equals("1"));
        }
    }

    private static int killAfterWriting(boolean alsoTheServer) throws IOException, InterruptedException {
        Process holder = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        HeldPostgres.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int acknowledged = 0;
        try (BufferedReader output = holder.inputReader()) {
            while (acknowledged < ROWS_BEFORE_THE_KILL) {
                acknowledged = committed(Objects.requireNonNull(output.readLine()), acknowledged);
            }
            ProcessHandle server = serverProcess();
            holder.toHandle().destroyForcibly();
            if (alsoTheServer) {
                server.destroyForcibly();
            }
            for (String line : output.lines().toList()) {
                acknowledged = committed(line, acknowledged);
            }
        }
        holder.waitFor();
        return acknowledged;
    }

    private static int committed(String line, int before) {
        return line.startsWith("committed ") ? Integer.parseInt(line.substring("committed ".length())) : before;
    }

    private static void assertRowsSurvive(int acknowledged) throws SQLException {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder);
                Connection connection = open(postgres.database("taskspace"));
                Statement statement = connection.createStatement()) {
            assertThat(value(
                            postgres.database("taskspace"),
                            "select count(*) from acknowledged where number <= " + acknowledged))
                    .isEqualTo(Integer.toString(acknowledged));
            statement.execute("drop table acknowledged");
        }
    }

    private static ProcessHandle serverProcess() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("data/postmaster.pid"));
        return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElseThrow();
    }

    private static Connection open(Database database) throws SQLException {
        return DriverManager.getConnection(database.url(), database.username(), database.password());
    }

    private static String value(Database database, String query) throws SQLException {
        try (Connection connection = open(database);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getString(1);
        }
    }
}
