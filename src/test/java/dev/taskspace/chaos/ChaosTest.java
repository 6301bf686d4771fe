package dev.taskspace.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The short form of {@link Chaos}; the service of this test computes the same jobs undisturbed. */
@ServiceTest
class ChaosTest {
    private static final Workload WORKLOAD = Workload.of(0, 8, 1);

    private static final List<Disturbance> PLAN = List.of(
            new Disturbance(Disturbance.Kind.KILL, 1, 0),
            new Disturbance(Disturbance.Kind.FREEZE, 2, 1),
            new Disturbance(Disturbance.Kind.RESTART_DATABASE, 3, 0));

    @LocalServerPort
    int port;

    @Test
    void endsEveryJobOnceWithTheUndisturbedRunsBytes(@TempDir Path folder) throws SQLException {
        List<String> diary = new ArrayList<>();
        Map<String, String> undisturbed = WORKLOAD.undisturbed(new Service(port));
        try (Cluster cluster = new Cluster(folder, "api", 2)) {
            List<String> accepted = new Storm(cluster, diary::add).rage(WORKLOAD, PLAN);

            assertThat(Verdict.on(cluster, WORKLOAD, accepted, undisturbed).faults())
                    .as(diary.toString())
                    .isEmpty();
            assertThat(cluster.ledger().number("select sum(takeovers) from job"))
                    .as("jobs whose worker was killed or frozen")
                    .isGreaterThanOrEqualTo(2);
            assertThat(cluster.workers())
                    .anySatisfy(worker -> assertThat(worker.log())
                            .as("started with the beans that the build made, as in an image")
                            .contains("Starting AOT-processed TaskspaceApplication"));
        }
    }
}
