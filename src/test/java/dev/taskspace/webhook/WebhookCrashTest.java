package dev.taskspace.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.platform.postgres.Database;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceProcess;
import dev.taskspace.support.StubEndpoint;
import dev.taskspace.support.StubEndpoint.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What becomes of a message when the process that sends it is killed. */
@WebhookTest
class WebhookCrashTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @LocalServerPort
    int port;

    @Autowired
    DeliveryRounds rounds;

    @Autowired
    JdbcConnectionDetails database;

    @TempDir
    Path folder;

    @Test
    void sendsAgainWhatAKilledProcessWasSending() {
        CountDownLatch killed = new CountDownLatch(1);
        Service service = new Service(port);
        rounds.stop();
        try (StubEndpoint receiver = new StubEndpoint(call -> held(killed))) {
            service.postJson("/webhooks", "{\"url\":\"%s\"}".formatted(receiver.url("/hooks")));
            service.postJson(
                    "/datasets",
                    "{\"name\":\"crash\",\"examples\":[{\"text\":\"one\",\"label\":\"a\"},{\"text\":\"two\",\"label\":\"b\"}]}");
            service.postJson("/embeddings?wait=60s", "{\"dataset\":\"crash\",\"method\":\"textemb\"}");
            try (ServiceProcess sender = sender()) {
                await().atMost(PATIENCE)
                        .untilAsserted(() ->
                                assertThat(receiver.calls()).as(sender.log()).hasSize(1));
            }
            killed.countDown();

            rounds.start();
            await().atMost(PATIENCE).until(() -> receiver.calls().size() == 2);

            StubEndpoint.Call first = receiver.calls().getFirst();
            StubEndpoint.Call second = receiver.calls().getLast();
            assertThat(second.headers().get("webhook-id"))
                    .isEqualTo(first.headers().get("webhook-id"));
            assertThat(second.body()).isEqualTo(first.body());
        } finally {
            if (!rounds.isRunning()) {
                rounds.start();
            }
        }
    }

    /** The whole service on the same database, as an operator starts a second process. */
    private ServiceProcess sender() {
        return ServiceProcess.start(
                new Database(
                        database.getJdbcUrl(),
                        Objects.requireNonNull(database.getUsername()),
                        Objects.requireNonNull(database.getPassword())),
                folder,
                "taskspace.role=api",
                "taskspace.webhook.timeout=60s",
                "taskspace.webhook.poll=100ms",
                "taskspace.webhook.heartbeat=500ms");
    }

    private static Reply held(CountDownLatch killed) {
        try {
            killed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Reply.ok("");
    }
}
