package dev.taskspace.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.support.ServiceProcess;
import dev.taskspace.support.TestPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start makes of a database that is not there yet, or does not let it in. */
class ExternalDatabaseTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String JDBC = "jdbc:";

    @TempDir
    Path folder;

    @Test
    void waitsForADatabaseThatIsNotThereYet() throws IOException {
        Database database = TestPostgres.freshDatabase();
        URI there = URI.create(database.url().substring(JDBC.length()));
        int here = freePort();
        String url = JDBC + "postgresql://localhost:" + here + there.getPath();
        try (ServiceProcess process = ServiceProcess.start(
                new Database(url, database.username(), database.password()), folder, "taskspace.role=api")) {
            await().atMost(PATIENCE).until(() -> process.log().contains("Retrying"));
            process.requireAlive();

            try (ServerSocket door = new ServerSocket(here, 50, InetAddress.getLoopbackAddress())) {
                Thread.startVirtualThread(() -> relay(door, there.getPort()));
                await().atMost(PATIENCE).until(process::ready);
            }
            assertThat(process.log()).contains("Connection refused").doesNotContain("ERROR");
        }
    }

    @Test
    void saysWithoutAStackTraceWhyADatabaseCannotBeUsed() {
        Database database = TestPostgres.freshDatabase();
        try (ServiceProcess process = ServiceProcess.start(
                new Database(database.url() + "?password=in-the-url", database.username(), "guessed"),
                folder,
                "spring.flyway.connect-retries=0")) {
            await().atMost(PATIENCE).until(() -> process.log().contains("Action:"));

            assertThat(process.log())
                    .contains(database.url() + " cannot be used: FATAL: password authentication failed")
                    .contains("Check SPRING_DATASOURCE_URL")
                    .doesNotContain("\tat ")
                    .doesNotContain("guessed")
                    .doesNotContain("in-the-url");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void relay(ServerSocket door, int port) {
        try {
            while (true) {
                Socket caller = door.accept();
                Socket called = new Socket(InetAddress.getLoopbackAddress(), port);
                Thread.startVirtualThread(() -> copy(caller, called));
                Thread.startVirtualThread(() -> copy(called, caller));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException closed) {
            // by the other direction
        }
    }
}
