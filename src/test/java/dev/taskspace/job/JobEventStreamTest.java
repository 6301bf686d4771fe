package dev.taskspace.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Events as they happen, over real HTTP. */
@JobTest
class JobEventStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Autowired
    Jobs jobs;

    @Autowired
    JobControl control;

    @Autowired
    JobWatcher watcher;

    @Autowired
    ScriptedWork work;

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final CountDownLatch release = new CountDownLatch(1);

    @Test
    void tellsEveryEventAndEndsWithTheJob() throws Exception {
        Job job = jobs.submit(work.doing(this::heldWork));
        HttpResponse<Stream<String>> stream = follow(job, 0);
        assertThat(stream.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        release.countDown();

        List<String> lines = stream.body().toList();

        assertThat(valuesOf("id", lines)).containsExactly("1", "2", "3", "4");
        assertThat(valuesOf("event", lines)).containsExactly("queued", "started", "phase", "succeeded");
        assertThat(valuesOf("data", lines).getLast())
                .contains("\"sequence\":4", "\"type\":\"succeeded\"", "\"result\":{\"embedding\":\"e\"}");
    }

    @Test
    void resumesAfterTheLastEventThatTheClientSaw() throws Exception {
        release.countDown();
        Job job = jobs.await(jobs.submit(work.doing(this::heldWork)).id(), PATIENCE);

        assertThat(valuesOf("id", follow(job, 2).body().toList())).containsExactly("3", "4");
        assertThat(follow(job, 4).statusCode()).isEqualTo(204);
    }

    @Test
    void goesOnAcrossAnEarlierEndOfARetriedJob() throws Exception {
        Job job = jobs.submit(work.doing(run -> {
            if (run.attempt() == 1) {
                throw new IllegalStateException("first attempt");
            }
            heldWork(run);
        }));
        jobs.await(job.id(), PATIENCE);
        control.retry(job.id());
        HttpResponse<Stream<String>> stream = follow(job, 0);
        release.countDown();

        assertThat(valuesOf("event", stream.body().toList()))
                .containsSubsequence("queued", "failed", "retried", "started", "succeeded");
    }

    @Test
    void keepsIdleStreamsAliveWithCommentsAndWithoutDatabaseConnections() throws Exception {
        Job job = jobs.submit(work.doing(this::heldWork));
        List<HttpResponse<Stream<String>>> streams = new ArrayList<>();
        for (int i = 0; i < 40; i++) { // five times the connections of the pool
            streams.add(follow(job, 0));
        }
        await().atMost(PATIENCE).until(() -> watcher.waiting() >= 40);

        assertThat(jobs.find(job.id())).isPresent();
        assertThat(streams.getFirst().body().filter(":"::equals).findFirst()).isPresent();
        release.countDown();
        for (HttpResponse<Stream<String>> stream : streams.subList(1, 40)) {
            assertThat(valuesOf("event", stream.body().toList())).endsWith("succeeded");
        }
    }

    @Test
    void letsGoOfAClientThatWentAway() throws Exception {
        Job job = jobs.submit(work.doing(this::heldWork));
        int before = watcher.waiting();
        HttpResponse<Stream<String>> stream = follow(job, 0);
        await().atMost(PATIENCE).until(() -> watcher.waiting() == before + 1);

        stream.body().close();

        await().atMost(PATIENCE).until(() -> watcher.waiting() == before);
        release.countDown();
    }

    private void heldWork(JobRun run) {
        ScriptedWork.stepUntil(release, () -> run.progress(JobPhase.TUNE, 0, 1, "steps"));
        run.succeed(() -> work.tree(Map.of("embedding", "e")));
    }

    private HttpResponse<Stream<String>> follow(Job job, long lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + port + "/jobs/" + job.id() + "/events"))
                .header("Accept", "text/event-stream");
        if (lastEventId > 0) {
            request.header("Last-Event-ID", String.valueOf(lastEventId));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
    }

    private static List<String> valuesOf(String field, List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith(field + ":"))
                .map(line -> line.substring(field.length() + 1))
                .toList();
    }
}
