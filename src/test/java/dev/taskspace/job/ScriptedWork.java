package dev.taskspace.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.springframework.boot.test.context.TestComponent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A handler whose work each test writes itself. */
@TestComponent
class ScriptedWork implements JobHandler {
    static final JobKind KIND = JobKind.IMPORT;

    private final JsonMapper json;
    private final Map<String, Consumer<JobRun>> scripts = new ConcurrentHashMap<>();

    ScriptedWork(JsonMapper json) {
        this.json = json;
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) {
        scripts.getOrDefault(run.request().path("script").asString(), done -> done.succeed(() -> tree(Map.of())))
                .accept(run);
    }

    /** A new job that does this work. */
    JobSubmission doing(Consumer<JobRun> work) {
        return doing(0, work);
    }

    JobSubmission doing(int priority, Consumer<JobRun> work) {
        String script = UUID.randomUUID().toString();
        scripts.put(script, work);
        return new JobSubmission(KIND, script, priority, tree(Map.of("script", script)));
    }

    JsonNode tree(Object value) {
        return json.valueToTree(value);
    }

    /** Work in small steps until the test says that it is done. */
    static void stepUntil(CountDownLatch end, Runnable step) {
        do {
            step.run();
        } while (!opens(end, 5));
    }

    /** Waits for the other side of the test. */
    static void reach(CountDownLatch latch) {
        assertThat(opens(latch, 20_000)).isTrue();
    }

    private static boolean opens(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
