package dev.taskspace.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.support.Service;
import dev.taskspace.support.StubEndpoint;
import dev.taskspace.support.StubEndpoint.Call;
import dev.taskspace.support.StubEndpoint.Reply;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Webhooks over HTTP, with a receiver that checks signatures as Standard Webhooks tells receivers to. */
@WebhookTest
class WebhookHttpTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private Service service;
    private StubEndpoint receiver;
    private final String name = "hooked-" + UUID.randomUUID();

    @BeforeEach
    void start() {
        service = new Service(port);
        receiver = new StubEndpoint(call -> Reply.ok(""));
        String rows = "{\"text\":\"a fine day of %s\",\"label\":\"good\"},{\"text\":\"a grey day\",\"label\":\"bad\"}"
                .formatted(name);
        service.postJson("/datasets", "{\"name\":\"%s\",\"examples\":[%s]}".formatted(name, rows));
    }

    @AfterEach
    void stop() {
        jdbc.sql("delete from webhook").update();
        receiver.close();
    }

    @Test
    void tellsOfASucceededJobSoThatTheReceiverCanCheckIt() throws GeneralSecurityException {
        JsonNode webhook = registered("[\"job.succeeded\"]", "");

        String job = embed();

        JsonNode delivery = delivery(webhook, "delivered");
        Call call = receiver.calls().getFirst();
        assertThat(receiver.calls()).hasSize(1);
        assertThat(call.path()).isEqualTo("/hooks?team=a");
        assertThat(call.headers()).containsEntry("content-type", "application/json; charset=UTF-8");
        assertThat(call.headers())
                .containsEntry("webhook-id", delivery.path("id").asString());
        assertThat(Instant.ofEpochSecond(Long.parseLong(header(call, "webhook-timestamp"))))
                .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
        assertThat(call.headers())
                .containsEntry(
                        "webhook-signature",
                        signature(call, webhook.path("secret").asString()));
        JsonNode body = tools.jackson.databind.json.JsonMapper.shared().readTree(call.body());
        assertThat(body.path("type").asString()).isEqualTo("job.succeeded");
        assertThat(body.path("data").path("id").asString()).isEqualTo(job);
        assertThat(body.path("data").path("result"))
                .isEqualTo(Service.json(service.get("/jobs/" + job)).path("result"));
        assertThat(delivery.path("attempts").size()).isEqualTo(1);
        assertThat(delivery.path("attempts").path(0).path("status").asInt()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> waiting() == 0);
    }

    @Test
    void showsASecretOnceAndNeverAgain() {
        JsonNode webhook = registered("[\"job.failed\"]", "");
        String id = webhook.path("id").asString();

        assertThat(webhook.path("secret").asString()).startsWith("whsec_");
        assertThat(Base64.getDecoder().decode(webhook.path("secret").asString().substring(6)))
                .hasSize(32);
        assertThat(service.get("/webhooks/" + id).body()).doesNotContain("whsec_");
        assertThat(service.get("/webhooks").body()).contains(id).doesNotContain("whsec_");
    }

    @Test
    void keepsNoSecretForARepeatedRequest() {
        String request = "{\"url\":\"%s\",\"events\":[\"job.failed\"]}".formatted(receiver.url("/hooks"));
        HttpResponse<String> first = service.postJson("/webhooks", request, "Idempotency-Key", "told-once");
        HttpResponse<String> again = service.postJson("/webhooks", request, "Idempotency-Key", "told-once");

        assertThat(first.body()).contains("whsec_");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).doesNotContain("whsec_");
    }

    @Test
    void signsWithAConfiguredSecretThatIsNeverShown() throws GeneralSecurityException {
        JsonNode webhook = registered("[\"job.succeeded\"]", ", \"secretRef\": \"alerts\"");

        embed();
        delivery(webhook, "delivered");

        Call call = receiver.calls().getFirst();
        assertThat(webhook.has("secret")).isFalse();
        assertThat(call.headers())
                .containsEntry("webhook-signature", signature(call, "whsec_" + WebhookTest.CONFIGURED));
    }

    @Test
    void triesAgainWithTheSameIdUntilTheReceiverIsBack() {
        AtomicInteger calls = new AtomicInteger();
        receiver.script(call -> calls.incrementAndGet() < 3 ? Reply.status(503, "deploying") : Reply.ok("thanks"));
        JsonNode webhook = registered("[\"job.succeeded\"]", "");

        embed();

        JsonNode attempts = delivery(webhook, "delivered").path("attempts");
        assertThat(attempts.size()).isEqualTo(3);
        assertThat(attempts.path(0).path("error").asString()).isEqualTo("answered 503: deploying");
        assertThat(attempts.path(2).path("error").isNull()).isTrue();
        assertThat(receiver.calls().stream().map(call -> header(call, "webhook-id")))
                .hasSize(3)
                .containsOnly(header(receiver.calls().getFirst(), "webhook-id"));
        assertThat(receiver.calls().stream().map(Call::body).distinct()).hasSize(1);
    }

    @Test
    void givesUpAndSendsAgainWhenAsked() {
        receiver.script(call -> Reply.status(302, "").with("Location", "http://169.254.169.254/"));
        JsonNode webhook = registered("[\"job.succeeded\"]", "");
        embed();

        JsonNode failed = delivery(webhook, "failed");
        assertThat(failed.path("attempts").size()).isEqualTo(3);
        assertThat(failed.path("nextAttemptAt").isNull()).isTrue();
        receiver.script(call -> Reply.ok(""));
        String again = "/webhooks/%s/deliveries/%s/redeliver"
                .formatted(webhook.path("id").asString(), failed.path("id").asString());
        assertThat(service.postJson(again, "").statusCode()).isEqualTo(202);

        JsonNode delivered = delivery(webhook, "delivered");
        assertThat(delivered.path("id")).isEqualTo(failed.path("id"));
        assertThat(delivered.path("attempts").size()).isEqualTo(4);
        assertThat(service.get("/webhooks/" + webhook.path("id").asString() + "/deliveries?status=failed")
                        .body())
                .contains("\"data\":[]");
    }

    @Test
    void leavesAReceiverAloneThatIsGone() {
        receiver.script(call -> Reply.status(410, "moved away"));
        JsonNode webhook = registered("[\"job.succeeded\"]", "");

        embed();

        assertThat(delivery(webhook, "failed").path("attempts").size()).isEqualTo(1);
    }

    @Test
    void tellsOfFailedAndCancelledJobsThoseWhoAskedForThem() {
        JsonNode failures = registered("[\"job.failed\"]", "");
        JsonNode cancellations = registered("[\"job.cancelled\"]", "");
        receiver.script(call -> call.path().startsWith("/predict") ? Reply.status(400, "no") : Reply.ok(""));
        service.postJson(
                "/models",
                "{\"name\":\"%s\",\"kind\":\"classifier\",\"protocol\":\"tei\",\"url\":\"%s\",\"labels\":[\"a\",\"b\"]}"
                        .formatted(name, receiver.url("/predict")));

        job("{\"model\":\"%s\"}".formatted(name));
        String cancelled =
                job("{\"dataset\":\"%s\",\"hyperparameters\":{\"minVisits\":100000,\"epochs\":5000}}".formatted(name));
        service.postJson("/jobs/" + cancelled + "/cancel", "");

        assertThat(delivery(failures, "delivered").path("event").asString()).isEqualTo("job.failed");
        JsonNode told = delivery(cancellations, "delivered");
        assertThat(told.path("event").asString()).isEqualTo("job.cancelled");
        assertThat(told.path("job").asString()).isEqualTo(cancelled);
    }

    @Test
    void removesAWebhookWithItsMessages() {
        receiver.script(call -> Reply.status(500, ""));
        JsonNode webhook = registered("[\"job.succeeded\"]", "");
        String id = webhook.path("id").asString();
        embed();
        await().atMost(PATIENCE).until(() -> !receiver.calls().isEmpty());

        assertThat(service.delete("/webhooks/" + id).statusCode()).isEqualTo(204);

        assertThat(service.get("/webhooks/" + id).statusCode()).isEqualTo(404);
        await().atMost(PATIENCE).until(() -> waiting() == 0);
    }

    @Test
    void saysWhatIsWrongWithARequest() {
        refused(422, "{}", "url");
        refused(422, "{\"url\":\"http://169.254.169.254/latest\"}", "TASKSPACE_ALLOWED_HOSTS");
        refused(422, "{\"url\":\"http://10.1.2.3/\"}", "TASKSPACE_ALLOWED_HOSTS");
        refused(422, "{\"url\":\"file:///etc/passwd\"}", "http or https");
        refused(422, "{\"url\":\"http://user:pass@example.org/\"}", "no password");
        refused(422, "{\"url\":\"%s\",\"events\":[\"job.started\"]}".formatted(receiver.url("/")), "job.cancelled");
        refused(422, "{\"url\":\"%s\",\"events\":[]}".formatted(receiver.url("/")), "at least one");
        refused(422, "{\"url\":\"%s\",\"events\":[null]}".formatted(receiver.url("/")), "job.failed");
        refused(
                422,
                "{\"url\":\"%s\",\"secretRef\":\"nobody\"}".formatted(receiver.url("/")),
                "TASKSPACE_WEBHOOK_SECRETS_NOBODY");
        refused(422, "{\"url\":\"%s\",\"secretRef\":\"../x\"}".formatted(receiver.url("/")), "lower-case");
        refused(400, "{\"url\":7}", "url");
        assertThat(service.get("/webhooks/nothing").statusCode()).isEqualTo(404);
        assertThat(service.get("/webhooks/" + new UUID(0, 0) + "/deliveries").statusCode())
                .isEqualTo(404);
    }

    private void refused(int status, String request, String hint) {
        HttpResponse<String> answer = service.postJson("/webhooks", request);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(hint);
    }

    private JsonNode registered(String events, String more) {
        HttpResponse<String> answer = service.postJson(
                "/webhooks", "{\"url\":\"%s\",\"events\":%s%s}".formatted(receiver.url("/hooks?team=a"), events, more));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode webhook = Service.json(answer);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/webhooks/" + webhook.path("id").asString());
        return webhook;
    }

    private String embed() {
        return job("{\"dataset\":\"%s\",\"method\":\"textemb\"}".formatted(name));
    }

    private String job(String request) {
        HttpResponse<String> answer = service.postJson("/embeddings", request);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Service.json(answer).path("id").asString();
    }

    /** The one message to this webhook, as soon as it stands so. */
    private JsonNode delivery(JsonNode webhook, String status) {
        String path = "/webhooks/" + webhook.path("id").asString() + "/deliveries";
        return await().atMost(PATIENCE)
                .until(
                        () -> Service.json(service.get(path)).path("data"),
                        data -> data.size() == 1
                                && data.path(0).path("status").asString().equals(status))
                .path(0);
    }

    private long waiting() {
        return jdbc.sql("select count(*) from webhook_queue").query(Long.class).single();
    }

    private static String header(Call call, String name) {
        return call.headers().getOrDefault(name, "");
    }

    private static String signature(Call call, String secret) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        String signed =
                String.join(".", List.of(header(call, "webhook-id"), header(call, "webhook-timestamp"), call.body()));
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    }
}
