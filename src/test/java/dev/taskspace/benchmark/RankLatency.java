package dev.taskspace.benchmark;

import dev.taskspace.TaskspaceApplication;
import dev.taskspace.support.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long {@code GET /rank} takes over many sources: the whole service with its embedded Postgres, filled with made-up
 * datasets and vectors of the default method's size, asked over HTTP for one random target after the other. Arguments:
 * number of sources, and optionally number of questions.
 */
public final class RankLatency {
    private static final int DIMENSIONS = 20_736;

    private RankLatency() {}

    public static void main(String[] args) throws IOException {
        int sources = args.length > 0 ? Integer.parseInt(args[0]) : 1_500;
        int questions = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        Path home = Files.createTempDirectory("rank-latency");
        try (ConfigurableApplicationContext context = SpringApplication.run(
                TaskspaceApplication.class,
                "--taskspace.home=" + home,
                "--taskspace.starter=false",
                "--taskspace.role=api",
                "--server.port=0")) {
            new MadeUpDatasets("taskemb", DIMENSIONS, 1).fill(context.getBean(JdbcTemplate.class), sources);
            Service service =
                    new Service(Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
            report(sources, service, questions);
        }
    }

    private static void report(int sources, Service service, int questions) {
        SplittableRandom random = new SplittableRandom(1);
        double first = ask(service, random.nextInt(sources));
        double[] millis = IntStream.range(0, questions)
                .mapToDouble(i -> ask(service, random.nextInt(sources)))
                .sorted()
                .toArray();
        System.out.printf(
                "GET /rank over %d sources of %d values: first %.0f ms (loads the vectors), then p50 %.1f ms, p95 %.1f"
                        + " ms, max %.1f ms of %d questions, a random target each; heap %d MB%n",
                sources,
                DIMENSIONS,
                first,
                millis[questions / 2],
                millis[questions * 95 / 100],
                millis[questions - 1],
                questions,
                (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20);
    }

    private static double ask(Service service, int target) {
        long start = System.nanoTime();
        int status = service.get("/rank?target=made-up-" + target).statusCode();
        if (status != 200) {
            throw new IllegalStateException("GET /rank answered " + status);
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
