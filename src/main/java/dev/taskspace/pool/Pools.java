package dev.taskspace.pool;

import dev.taskspace.platform.data.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** All registered pools. */
@Repository
public class Pools {
    private static final String COLUMNS =
            "id, name, description, examples, pairs, duplicates, content_hash, created_at";

    private final JdbcClient jdbc;

    Pools(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The pool with this id or name. */
    public Optional<Pool> find(String idOrName) {
        return idOrName.indexOf('\0') >= 0
                ? Optional.empty()
                : Ids.parse(idOrName).flatMap(this::findById).or(() -> by("name = ?", idOrName));
    }

    /**
     * The pool with this id or name.
     *
     * @throws UnknownPoolException when there is none
     */
    public Pool require(String idOrName) {
        return find(idOrName).orElseThrow(() -> new UnknownPoolException(idOrName));
    }

    /** Any pool of this content. */
    public Optional<Pool> findByContent(String contentHash) {
        return by("content_hash = ?", contentHash);
    }

    /** Whether another pool has the same content. */
    boolean hasTwin(Pool pool) {
        return jdbc.sql("select exists (select from pool where content_hash = ? and id <> ?)")
                .params(pool.contentHash(), pool.id())
                .query(Boolean.class)
                .single();
    }

    private Optional<Pool> findById(UUID id) {
        return by("id = ?", id);
    }

    private Optional<Pool> by(String condition, Object value) {
        return jdbc.sql("select " + COLUMNS + " from pool where " + condition + " order by id limit 1")
                .param(value)
                .query(Pools::row)
                .optional();
    }

    /** In the order of registration. */
    List<Pool> page(@Nullable UUID after, int limit) {
        return jdbc.sql("select " + COLUMNS + " from pool where id > ? order by id limit ?")
                .params(after == null ? new UUID(0, 0) : after, limit)
                .query(Pools::row)
                .list();
    }

    /**
     * Stores a new pool.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when its name is taken by now
     */
    @Transactional
    public void add(Pool pool, byte[] body) {
        jdbc.sql("insert into pool (" + COLUMNS + ", body) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(pool.id())
                .param(pool.name())
                .param(3, pool.description(), Types.VARCHAR)
                .param(pool.examples())
                .param(pool.pairs())
                .param(pool.duplicates())
                .param(pool.contentHash())
                .param(Timestamp.from(pool.createdAt()))
                .param(body)
                .update();
    }

    void rename(Pool pool, String name) {
        jdbc.sql("update pool set name = ? where id = ?")
                .params(name, pool.id())
                .update();
    }

    void delete(Pool pool) {
        jdbc.sql("delete from pool where id = ?").param(pool.id()).update();
    }

    /** The deflated inputs, see {@link PoolTexts}; empty when the pool was deleted. */
    Optional<byte[]> body(Pool pool) {
        return jdbc.sql("select body from pool where id = ?")
                .param(pool.id())
                .query((row, number) -> row.getBytes(1))
                .optional();
    }

    private static Pool row(ResultSet row, int number) throws SQLException {
        return new Pool(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                row.getInt("examples"),
                row.getInt("pairs"),
                row.getInt("duplicates"),
                row.getString("content_hash"),
                row.getTimestamp("created_at").toInstant());
    }
}
