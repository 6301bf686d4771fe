package dev.taskspace.benchmark;

import dev.taskspace.TaskspaceApplication;
import dev.taskspace.support.Service;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
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
    private static final int BLOCKS = 36;
    private static final int SKETCH = 512;
    private static final int BATCH = 100;

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
            fill(context.getBean(JdbcTemplate.class), sources);
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
                "GET /rank over %d sources of %d values: first %.0f ms (loads the vectors), then p50 %.1f ms, p95 %.1f ms,"
                        + " max %.1f ms of %d questions, a random target each; heap %d MB%n",
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

    private static void fill(JdbcTemplate jdbc, int sources) {
        jdbc.update("insert into space values ('made-up', 'taskemb', 1, 'made-up', 'made-up', '{}'::jsonb, 1, now())");
        SplittableRandom random = new SplittableRandom(0);
        for (int from = 0; from < sources; from += BATCH) {
            List<Object[]> datasets = new ArrayList<>();
            List<Object[]> sketches = new ArrayList<>();
            List<Object[]> embeddings = new ArrayList<>();
            List<Object[]> vectors = new ArrayList<>();
            for (int i = from; i < Math.min(sources, from + BATCH); i++) {
                UUID dataset = UUID.randomUUID();
                UUID embedding = UUID.randomUUID();
                datasets.add(new Object[] {dataset, "made-up-" + i, "hash-" + i});
                sketches.add(new Object[] {dataset, sketch(random)});
                embeddings.add(new Object[] {embedding, "content-" + i, dataset, DIMENSIONS, layout()});
                vectors.add(new Object[] {embedding, vector(random)});
            }
            jdbc.batchUpdate("""
                    insert into dataset (id, name, task_type, input_format, file_format, columns, tags, examples, splits,
                                         labels, validation, content_hash, created_at)
                    values (?, ?, 'CLASSIFICATION', 'SINGLE', 'JSONL', '{}', '{}', 100, '{"train": 100}', '[]',
                            '{"warnings": [], "duplicates": 0, "emptyRows": 0, "leaked": 0}', ?, now())""", datasets);
            jdbc.batchUpdate("insert into dataset_sketch values (?, ?)", sketches);
            jdbc.batchUpdate("""
                    insert into embedding (id, content_key, space_key, entity_kind, entity_id, dimensions, layout, learning,
                                           weak_signal, provenance, created_at)
                    values (?, ?, 'made-up', 'DATASET', ?, ?, ?::jsonb, '[]', false, '{}', now())""", embeddings);
            jdbc.batchUpdate("insert into embedding_vector values (?, -1, ?)", vectors);
        }
    }

    private static String layout() {
        return IntStream.range(0, BLOCKS)
                .mapToObj(block -> "{\"name\": \"block-%d\", \"size\": %d}".formatted(block, DIMENSIONS / BLOCKS))
                .toList()
                .toString();
    }

    private static byte[] vector(SplittableRandom random) {
        ByteBuffer bytes = ByteBuffer.allocate(DIMENSIONS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < DIMENSIONS; i++) {
            bytes.putFloat(random.nextFloat());
        }
        return bytes.array();
    }

    private static byte[] sketch(SplittableRandom random) {
        long[] hashes = random.longs(SKETCH).toArray();
        Arrays.sort(hashes);
        ByteBuffer bytes = ByteBuffer.allocate(SKETCH * Long.BYTES);
        bytes.asLongBuffer().put(hashes);
        return bytes.array();
    }
}
