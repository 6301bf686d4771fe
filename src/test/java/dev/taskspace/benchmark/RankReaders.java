package dev.taskspace.benchmark;

import dev.taskspace.TaskspaceApplication;
import dev.taskspace.support.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long {@code GET /rank} takes for many readers at once while two workers tune in the same process. Arguments: number
 * of readers, of sources, seconds to measure, and milliseconds that a reader pauses between two questions on average.
 */
public final class RankReaders {
    private static final int DIMENSIONS = 20_736;
    private static final int WORKERS = 2;

    private RankReaders() {}

    public static void main(String[] args) throws IOException, InterruptedException, ExecutionException {
        int readers = args.length > 0 ? Integer.parseInt(args[0]) : 100;
        int sources = args.length > 1 ? Integer.parseInt(args[1]) : 200;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 30;
        int pause = args.length > 3 ? Integer.parseInt(args[3]) : 1_000;
        Path home = Files.createTempDirectory("rank-readers");
        try (ConfigurableApplicationContext context = SpringApplication.run(
                TaskspaceApplication.class,
                "--taskspace.home=" + home,
                "--taskspace.starter=false",
                "--taskspace.workers=" + WORKERS,
                "--taskspace.rate-limit.requests=0",
                "--server.port=0")) {
            new MadeUpDatasets("taskemb", DIMENSIONS, 1).fill(context.getBean(JdbcTemplate.class), sources);
            Service service =
                    new Service(Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port")));
            ask(service, 0);
            measure("nobody tunes", service, readers, sources, seconds, pause);
            tune(service);
            measure(running(service) + " workers tune", service, readers, sources, seconds, pause);
            System.out.println(running(service) + " workers still tune at the end");
        }
        System.exit(0);
    }

    private static void measure(String when, Service service, int readers, int sources, int seconds, int pause)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int reader = 0; reader < readers; reader++) {
                SplittableRandom random = new SplittableRandom(reader);
                all.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        LockSupport.parkNanos((long) (random.nextDouble() * 2 * pause * 1_000_000));
                        millis.add(ask(service, random.nextInt(sources)));
                    }
                }));
            }
            for (Future<?> reader : all) {
                reader.get();
            }
        }
        List<Double> sorted = millis.stream().sorted().toList();
        System.out.printf(
                "%s: %d readers, %d sources, %d ms pause: %d questions, %.0f a second, p50 %.0f ms, p95 %.0f ms, p99 %.0f ms%n",
                when,
                readers,
                sources,
                pause,
                sorted.size(),
                sorted.size() / (double) seconds,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 95 / 100),
                sorted.get(sorted.size() * 99 / 100));
    }

    /** As many long jobs as there are workers, and one more for each. */
    private static void tune(Service service) {
        for (int dataset = 0; dataset < 2 * WORKERS; dataset++) {
            List<String> rows = new ArrayList<>();
            for (int row = 0; row < 1_000; row++) {
                rows.add("{\"text\":\"row %d of set %d, %s\",\"label\":\"%d\"}"
                        .formatted(row, dataset, "and so on ".repeat(8), row % 2));
            }
            service.postJson(
                    "/datasets",
                    "{\"name\":\"tuned-%d\",\"examples\":[%s]}".formatted(dataset, String.join(",", rows)));
            service.postJson(
                    "/embeddings", "{\"dataset\":\"tuned-%d\",\"hyperparameters\":{\"epochs\":9}}".formatted(dataset));
        }
        while (running(service) < WORKERS) {
            Thread.onSpinWait();
        }
    }

    private static int running(Service service) {
        return Service.json(service.get("/jobs?status=running")).path("data").size();
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
