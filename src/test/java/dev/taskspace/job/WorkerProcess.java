package dev.taskspace.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** A worker in a process of its own, so that tests can kill and freeze it. It never finishes a job. */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {
            "dev.taskspace.job",
            "dev.taskspace.platform.data",
            "dev.taskspace.platform.health",
            "dev.taskspace.platform.project"
        },
        excludeFilters = @ComponentScan.Filter(TestComponent.class))
@Import(WorkerProcess.EndlessWork.class)
class WorkerProcess {

    public static void main(String[] args) {
        new SpringApplicationBuilder(WorkerProcess.class)
                .web(WebApplicationType.NONE)
                .run(args);
    }

    /** Starts one on the given database; its log goes to the file. */
    static Process start(JdbcConnectionDetails database, Path log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        WorkerProcess.class.getName(),
                        "--spring.datasource.url=" + database.getJdbcUrl(),
                        "--spring.datasource.username=" + database.getUsername(),
                        "--spring.datasource.password=" + database.getPassword(),
                        "--taskspace.workers=1",
                        "--taskspace.job.heartbeat=500ms",
                        "--taskspace.job.poll=100ms")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** Goes on until it is told to stop. */
    @TestComponent
    static class EndlessWork implements JobHandler {
        private final JsonMapper json;

        EndlessWork(JsonMapper json) {
            this.json = json;
        }

        @Override
        public JobKind kind() {
            return ScriptedWork.KIND;
        }

        @Override
        public void run(JobRun run) {
            ScriptedWork.stepUntil(new CountDownLatch(1), () -> run.progress(JobPhase.TUNE, 1, 2, "steps"));
            run.succeed(() -> json.valueToTree(Map.of("by", "the dead")));
        }
    }
}
