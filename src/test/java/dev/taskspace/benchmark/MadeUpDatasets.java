package dev.taskspace.benchmark;

import dev.taskspace.platform.project.Project;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Fills an empty service with datasets that nobody made and vectors that nobody computed, to see how it behaves when it is
 * full. Each family's vectors lie around a centre of their own.
 */
record MadeUpDatasets(String method, int dimensions, int families) {
    private static final int BLOCKS = 36;
    private static final int SKETCH = 512;
    private static final int BATCH = 100;

    void fill(JdbcTemplate jdbc, int count) {
        try (Project.Stay ignored = Project.enter(Project.DEFAULT)) {
            insert(jdbc, count);
        }
    }

    private void insert(JdbcTemplate jdbc, int count) {
        jdbc.update("insert into space values ('made-up', ?, 1, 'made-up', 'made-up', '{}'::jsonb, 1, now())", method);
        SplittableRandom random = new SplittableRandom(0);
        float[][] centres = IntStream.range(0, families)
                .mapToObj(family -> values(random, new float[dimensions]))
                .toArray(float[][]::new);
        for (int from = 0; from < count; from += BATCH) {
            List<Object[]> datasets = new ArrayList<>();
            List<Object[]> sketches = new ArrayList<>();
            List<Object[]> embeddings = new ArrayList<>();
            List<Object[]> vectors = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                UUID dataset = UUID.randomUUID();
                UUID embedding = UUID.randomUUID();
                datasets.add(new Object[] {dataset, "made-up-" + i, "family-" + i % families, "hash-" + i});
                sketches.add(new Object[] {dataset, sketch(random)});
                embeddings.add(new Object[] {embedding, "content-" + i, dataset, dimensions, layout()});
                vectors.add(new Object[] {embedding, bytes(values(random, centres[i % families]))});
            }
            jdbc.batchUpdate("""
                insert into dataset (id, name, family, task_type, input_format, file_format, columns, tags, examples,
                                     splits, labels, validation, content_hash, created_at)
                values (?, ?, ?, 'CLASSIFICATION', 'SINGLE', 'JSONL', '{}', '{}', 100, '{"train": 100}', '[]',
                        '{"warnings": [], "duplicates": 0, "emptyRows": 0, "leaked": 0}', ?, now())\
                """, datasets);
            jdbc.batchUpdate("insert into dataset_sketch values (?, ?)", sketches);
            jdbc.batchUpdate("""
                insert into embedding (id, content_key, space_key, entity_kind, entity_id, dimensions, layout, learning,
                                       weak_signal, provenance, created_at)
                values (?, ?, 'made-up', 'DATASET', ?, ?, ?::jsonb, '[]', false, '{}', now())\
                """, embeddings);
            jdbc.batchUpdate("insert into embedding_vector values (?, -1, ?)", vectors);
        }
    }

    private String layout() {
        return IntStream.range(0, BLOCKS)
                .mapToObj(block -> "{\"name\": \"block-%d\", \"size\": %d}"
                        .formatted(block, dimensions * (block + 1) / BLOCKS - dimensions * block / BLOCKS))
                .toList()
                .toString();
    }

    /** Positive, as shares of Fisher information are. */
    private static float[] values(SplittableRandom random, float[] around) {
        float[] values = new float[around.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = around[i] + random.nextFloat();
        }
        return values;
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
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
