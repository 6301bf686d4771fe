package dev.taskspace.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.platform.postgres.Database;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceProcess;
import dev.taskspace.support.TestPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first start of an installation, here of two processes at the same time. */
class StarterTest {
    private static final int DATASETS = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final Database database = TestPostgres.freshDatabase();
    private List<ServiceProcess> processes = List.of();

    @AfterEach
    void stop() {
        processes.forEach(ServiceProcess::kill);
    }

    @Test
    void registersTheCorpusOnceAndNotAgainWhatWasDeleted() {
        start("one", "two");
        Service service = processes.getFirst().service();

        assertThat(names(service)).hasSize(DATASETS).contains("everyday-inference");
        assertThat(Service.json(service.get("/jobs?limit=100")).path("data")).hasSize(2 * DATASETS);
        assertThat(processes.stream().map(ServiceProcess::log).filter(log -> log.contains("Registered the starter")))
                .hasSize(1);

        Service.json(service.get("/jobs?limit=100"))
                .path("data")
                .valueStream()
                .map(job -> service.postJson("/jobs/" + job.path("id").asString() + "/cancel", "{}"))
                .forEach(cancelled -> assertThat(cancelled.statusCode()).isEqualTo(202));
        HttpResponse<String> deleted = service.delete("/datasets/everyday-inference");
        assertThat(deleted.statusCode()).as(deleted.body()).isEqualTo(204);
        stop();
        start("three");

        assertThat(names(processes.getFirst().service())).hasSize(DATASETS - 1).doesNotContain("everyday-inference");
    }

    private void start(String... names) {
        processes = Stream.of(names)
                .map(name -> ServiceProcess.start(
                        database, folder.resolve(name), "taskspace.role=api", "taskspace.starter=true"))
                .toList();
        await().atMost(PATIENCE).until(() -> processes.stream().allMatch(ServiceProcess::ready));
    }

    private static List<String> names(Service service) {
        return Service.json(service.get("/datasets?limit=100"))
                .path("data")
                .valueStream()
                .map(dataset -> dataset.path("name").asString())
                .toList();
    }
}
