package dev.taskspace.embedding;

import dev.taskspace.entity.EntityKind;
import dev.taskspace.platform.data.Ids;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes embeddings with their vectors, and reads the vectors. */
@Repository
class EmbeddingStore {
    /** Where the mean over the seeds is kept among the vectors of the single seeds. */
    private static final int MEAN = -1;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    EmbeddingStore(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Stores the embedding unless the entity has one in this space; answers the id of the one that is there then. */
    @Transactional
    public UUID save(
            Space space, EntityKind kind, UUID entityId, String contentKey, SeedAverage vector, Provenance provenance) {
        ensure(space);
        UUID id = Ids.next();
        int stored = jdbc.sql("""
            insert into embedding (id, content_key, space_key, entity_kind, entity_id, dimensions, layout, learning,
                                   weak_signal, spread, provenance, created_at)
            values (:id, :content, :space, :kind, :entity, :dimensions, :layout::jsonb, :learning::jsonb,
                    :weak, :spread, :provenance::jsonb, :now)
            on conflict (project, space_key, entity_kind, entity_id) do nothing\
            """)
                .param("id", id)
                .param("content", contentKey)
                .param("space", space.key())
                .param("kind", kind.name())
                .param("entity", entityId)
                .param("dimensions", vector.dimensions())
                .param("layout", json.writeValueAsString(vector.layout()))
                .param("learning", json.writeValueAsString(vector.checks()))
                .param("weak", vector.weakSignal())
                .param("spread", vector.spread(), Types.DOUBLE)
                .param("provenance", json.writeValueAsString(provenance))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (stored == 0) {
            return jdbc.sql("""
                    select id from embedding where space_key = ? and entity_kind = ? and entity_id = ?
                    order by id limit 1""")
                    .params(space.key(), kind.name(), entityId)
                    .query(UUID.class)
                    .single();
        }
        insertVector(id, MEAN, vector.mean());
        if (vector.runs().size() > 1) {
            for (int seed = 0; seed < vector.runs().size(); seed++) {
                insertVector(id, seed, vector.runs().get(seed));
            }
        }
        return id;
    }

    /**
     * Gives the entity the embedding that another entity of the same content already has, and what came out of the same
     * job beside it.
     *
     * @return whether there was one
     */
    @Transactional
    public boolean copyOfSameContent(EntityKind kind, UUID entityId, String contentKey) {
        List<UUID> sources = jdbc.sql("""
                select beside.id from embedding beside join embedding source
                    on beside.entity_kind = source.entity_kind and beside.entity_id = source.entity_id
                    and beside.provenance ->> 'job' = source.provenance ->> 'job'
                where source.id = (select id from embedding where content_key = ? order by id limit 1)
                order by beside.id\
                """)
                .param(contentKey)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        sources.forEach(source -> copy(source, kind, entityId));
        return !sources.isEmpty();
    }

    private void copy(UUID source, EntityKind kind, UUID entityId) {
        UUID id = Ids.next();
        int copied = jdbc.sql("""
            insert into embedding (id, content_key, space_key, entity_kind, entity_id, dimensions, layout, learning,
                                   weak_signal, spread, provenance, created_at)
            select ?, content_key, space_key, ?, ?, dimensions, layout, learning, weak_signal, spread, provenance, ?
            from embedding where id = ?
            on conflict (project, space_key, entity_kind, entity_id) do nothing\
            """)
                .params(id, kind.name(), entityId, Timestamp.from(clock.instant()), source)
                .update();
        if (copied == 1) {
            jdbc.sql("""
                insert into embedding_vector (embedding_id, seed, body)
                select ?, seed, body from embedding_vector where embedding_id = ?\
                """).params(id, source).update();
        }
    }

    float[] vector(UUID embeddingId) {
        return Float32.decode(jdbc.sql("select body from embedding_vector where embedding_id = ? and seed = ?")
                .params(embeddingId, MEAN)
                .query((row, number) -> row.getBytes(1))
                .single());
    }

    void ensure(Space space) {
        jdbc.sql("""
            insert into space (key, method, method_version, surrogate, surrogate_sha256, hyperparameters, seeds,
                               pool_hash, base_key, created_at)
            values (:key, :method, :version, :surrogate, :sha256, :hyperparameters::jsonb, :seeds, :pool, :base, :now)
            on conflict (key) do nothing\
            """)
                .param("key", space.key())
                .param("method", space.method())
                .param("version", space.methodVersion())
                .param("surrogate", space.surrogate())
                .param("sha256", space.surrogateSha256())
                .param("hyperparameters", json.writeValueAsString(space.hyperparameters()))
                .param("seeds", space.seeds())
                .param("pool", space.poolHash(), Types.VARCHAR)
                .param("base", space.baseKey(), Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void insertVector(UUID id, int seed, float[] values) {
        jdbc.sql("insert into embedding_vector (embedding_id, seed, body) values (?, ?, ?)")
                .params(id, seed, Float32.encode(values))
                .update();
    }
}
