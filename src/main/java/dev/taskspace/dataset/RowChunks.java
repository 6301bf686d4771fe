package dev.taskspace.dataset;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored rows of all datasets, a chunk at a time. */
@Repository
class RowChunks {
    private final JdbcClient jdbc;

    RowChunks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID dataset, RowChunk chunk) {
        jdbc.sql("insert into dataset_chunk (dataset_id, ordinal, first_row, rows, body) values (?, ?, ?, ?, ?)")
                .params(dataset, chunk.ordinal(), chunk.firstRow(), chunk.rows(), chunk.body())
                .update();
    }

    /** The chunk that holds the row with this number, counted from 0. */
    Optional<RowChunk> containing(UUID dataset, long row) {
        return jdbc.sql("""
                        select ordinal, first_row, rows, body from dataset_chunk
                        where dataset_id = ? and ordinal = (
                            select max(ordinal) from dataset_chunk where dataset_id = ? and first_row <= ?)
                        """)
                .params(dataset, dataset, row)
                .query((found, number) -> new RowChunk(
                        found.getInt("ordinal"),
                        found.getLong("first_row"),
                        found.getInt("rows"),
                        found.getBytes("body")))
                .optional()
                .filter(chunk -> row < chunk.firstRow() + chunk.rows());
    }

    /** The chunk after {@code ordinal} others. */
    Optional<RowChunk> find(UUID dataset, int ordinal) {
        return jdbc.sql("select first_row, rows, body from dataset_chunk where dataset_id = ? and ordinal = ?")
                .params(dataset, ordinal)
                .query((found, number) ->
                        new RowChunk(ordinal, found.getLong("first_row"), found.getInt("rows"), found.getBytes("body")))
                .optional();
    }
}
