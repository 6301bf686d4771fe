package dev.taskspace.dataset;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The sketches of all datasets, by which near-duplicates are found; a sketch never changes, so it may be cached. */
@Repository
public class DatasetSketches {
    private final JdbcClient jdbc;

    DatasetSketches(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID dataset, TextSketch sketch) {
        jdbc.sql("insert into dataset_sketch (dataset_id, hashes) values (?, ?)")
                .params(dataset, sketch.toBytes())
                .update();
    }

    public Optional<TextSketch> find(UUID dataset) {
        return jdbc.sql("select hashes from dataset_sketch where dataset_id = ?")
                .params(dataset)
                .query((found, number) -> TextSketch.of(found.getBytes("hashes")))
                .optional();
    }

    /** Hands over every dataset's sketch, without holding them all. */
    public void forEach(BiConsumer<UUID, TextSketch> consumer) {
        jdbc.sql("select dataset_id, hashes from dataset_sketch").query(found -> {
            consumer.accept(found.getObject("dataset_id", UUID.class), TextSketch.of(found.getBytes("hashes")));
        });
    }
}
