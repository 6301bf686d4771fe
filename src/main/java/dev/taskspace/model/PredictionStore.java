package dev.taskspace.model;

import dev.taskspace.pool.Pool;
import dev.taskspace.pool.PoolUse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Uploaded predictions, kept as deflated JSON; a pool stays while predictions of it do. */
@Repository
class PredictionStore implements PoolUse {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;

    PredictionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(RegisteredModel model, Predicted answers) {
        ModelSpec.Predictions spec = (ModelSpec.Predictions) model.spec();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(body)) {
            out.write(JSON.writeValueAsBytes(answers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        jdbc.sql("insert into model_predictions (model_id, pool_hash, body) values (?, ?, ?)")
                .params(model.id(), spec.poolHash(), body.toByteArray())
                .update();
    }

    Optional<Predicted> find(RegisteredModel model) {
        return jdbc.sql("select body from model_predictions where model_id = ?")
                .param(model.id())
                .query((row, number) -> JSON.readValue(
                        new InflaterInputStream(new ByteArrayInputStream(row.getBytes(1))), Predicted.class))
                .optional();
    }

    @Override
    public Optional<String> whyNeeded(Pool pool) {
        return jdbc.sql("""
                select m.name from model_predictions p join model m on m.id = p.model_id
                where p.pool_hash = ? limit 1""")
                .param(pool.contentHash())
                .query(String.class)
                .optional()
                .map(name -> "models/" + name + " holds predictions of it; delete that model first.");
    }
}
