package dev.taskspace.benchmark;

import dev.taskspace.TaskspaceApplication;
import dev.taskspace.support.Service;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long {@code GET /rank} takes over many sources: the whole service with its embedded Postgres, filled with made-up
 * datasets and vectors of the default method's size, asked over HTTP for one random target after the other. Arguments:
 * number of sources, and optionally number of questions and of made-up transfers. With transfers it also tells how long an
 * import takes to reach the rankings, and how long rankings take meanwhile.
 */
public final class RankLatency {
    private static final int DIMENSIONS = 20_736;

    private RankLatency() {}

    public static void main(String[] args) throws IOException {
        int sources = args.length > 0 ? Integer.parseInt(args[0]) : 1_500;
        int questions = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        int transfers = args.length > 2 ? Integer.parseInt(args[2]) : 0;
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
            if (transfers > 0) {
                learn(service, sources, transfers);
                report(sources, service, questions);
                change(service, sources);
            }
        }
    }

    /** Imports transfers, each source for as many targets as it takes, and waits until rankings have learned from them. */
    private static void learn(Service service, int sources, int transfers) {
        int targets = Math.ceilDiv(transfers, sources - 1);
        StringBuilder rows = new StringBuilder("source,target,baseModel,metric,seed,score,baseline\n");
        SplittableRandom random = new SplittableRandom(2);
        int count = 0;
        for (int target = 0; target < targets; target++) {
            for (int source = 0; source < sources && count < transfers; source++) {
                if (source != target) {
                    rows.append("made-up-%d,made-up-%d,made-up,accuracy,0,%.4f,0.7%n"
                            .formatted(source, target, 0.7 + 0.05 * random.nextGaussian()));
                    count++;
                }
            }
        }
        long start = System.nanoTime();
        post(service, rows.toString());
        double imported = since(start);
        await(service, count);
        System.out.printf(
                "%d transfers for %d targets: imported in %.1f s, in the rankings after %.1f s%n",
                count, targets, imported / 1e3, since(start) / 1e3);
    }

    /** Adds one transfer and ranks as fast as it can until the rankings have learned from it. */
    private static void change(Service service, int sources) {
        long known = transfers(service);
        Thread writer = Thread.ofPlatform()
                .start(() -> post(
                        service,
                        "source,target,baseModel,metric,seed,score,baseline\nmade-up-1,made-up-%d,made-up,accuracy,0,0.8,0.7\n"
                                .formatted(sources - 1)));
        SplittableRandom random = new SplittableRandom(3);
        List<Double> millis = new ArrayList<>();
        long start = System.nanoTime();
        while (transfers(service) == known) {
            millis.add(ask(service, random.nextInt(sources)));
        }
        double learned = since(start);
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        millis.sort(null);
        System.out.printf(
                "one more transfer: in the rankings after %.1f s; %d rankings meanwhile, p50 %.1f ms, p95 %.1f ms, max"
                        + " %.1f ms%n",
                learned / 1e3,
                millis.size(),
                millis.get(millis.size() / 2),
                millis.get(millis.size() * 95 / 100),
                millis.getLast());
    }

    private static void await(Service service, long transfers) {
        while (transfers(service) < transfers) {
            Thread.onSpinWait();
        }
    }

    private static long transfers(Service service) {
        return Service.json(service.get("/rank?target=made-up-0&limit=1"))
                .at("/evidence/transfers")
                .asLong();
    }

    private static void post(Service service, String rows) {
        HttpResponse<String> answer = service.send(service.request("/transfers", "Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString(rows)));
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("POST /transfers answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e6;
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
        int status = service.get("/rank?method=hybrid&target=made-up-" + target).statusCode();
        if (status != 200) {
            throw new IllegalStateException("GET /rank answered " + status);
        }
        return since(start);
    }
}
