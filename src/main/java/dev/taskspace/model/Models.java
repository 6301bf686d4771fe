package dev.taskspace.model;

import dev.taskspace.dataset.InputFormat;
import dev.taskspace.dataset.TaskType;
import dev.taskspace.entity.UnknownEntityException;
import dev.taskspace.platform.data.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All registered models. */
@Repository
public class Models {
    private static final String COLUMNS =
            "id, name, kind, spec, description, task_type, format, labels, family, language,"
                    + " license, tags, content_hash, created_at";
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Models(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The model with this id or name. */
    public Optional<RegisteredModel> find(String idOrName) {
        return idOrName.indexOf('\0') >= 0
                ? Optional.empty()
                : Ids.parse(idOrName).flatMap(id -> by("id = ?", id)).or(() -> by("name = ?", idOrName));
    }

    /**
     * The model with this id or name, with or without {@code models/} in front.
     *
     * @throws UnknownEntityException when there is none
     */
    public RegisteredModel require(String reference) {
        String idOrName = reference.startsWith("models/") ? reference.substring("models/".length()) : reference;
        return find(idOrName).orElseThrow(() -> new UnknownEntityException("models/" + idOrName));
    }

    private Optional<RegisteredModel> by(String condition, Object value) {
        return jdbc.sql("select " + COLUMNS + " from model where " + condition)
                .param(value)
                .query(this::row)
                .optional();
    }

    /** In the order of registration. */
    List<RegisteredModel> page(@Nullable UUID after, int limit) {
        return jdbc.sql("select " + COLUMNS + " from model where id > ? order by id limit ?")
                .params(after == null ? new UUID(0, 0) : after, limit)
                .query(this::row)
                .list();
    }

    /** By name. */
    List<RegisteredModel> all() {
        return jdbc.sql("select " + COLUMNS + " from model order by name")
                .query(this::row)
                .list();
    }

    /** @throws org.springframework.dao.DataIntegrityViolationException when its name is taken by now */
    void add(RegisteredModel model) {
        jdbc.sql("""
                insert into model (id, name, kind, spec, description, task_type, format, labels, family, language, license,
                                   tags, content_hash, created_at)
                values (:id, :name, :kind, :spec::jsonb, :description, :taskType, :format, :labels::jsonb, :family,
                        :language, :license, :tags::jsonb, :hash, :now)""")
                .param("id", model.id())
                .param("name", model.name())
                .param("kind", model.kind().name())
                .param("spec", json.writeValueAsString(model.spec()))
                .param("description", model.description(), Types.VARCHAR)
                .param(
                        "taskType",
                        model.taskType() == null ? null : model.taskType().name(),
                        Types.VARCHAR)
                .param("format", model.format() == null ? null : model.format().name(), Types.VARCHAR)
                .param("labels", json.writeValueAsString(model.labels()))
                .param("family", model.family(), Types.VARCHAR)
                .param("language", model.language(), Types.VARCHAR)
                .param("license", model.license(), Types.VARCHAR)
                .param("tags", json.writeValueAsString(model.tags()))
                .param("hash", model.contentHash())
                .param("now", Timestamp.from(model.createdAt()))
                .update();
    }

    /** Kept by this transaction until it ends. */
    boolean lock(UUID id) {
        return jdbc.sql("select 1 from model where id = ? for update")
                .param(id)
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    void delete(UUID id) {
        jdbc.sql("delete from model where id = ?").param(id).update();
    }

    private RegisteredModel row(ResultSet row, int number) throws SQLException {
        ModelKind kind = ModelKind.valueOf(row.getString("kind"));
        String taskType = row.getString("task_type");
        String format = row.getString("format");
        return new RegisteredModel(
                row.getObject("id", UUID.class),
                row.getString("name"),
                kind,
                json.readValue(row.getString("spec"), kind.spec()),
                row.getString("description"),
                taskType == null ? null : TaskType.valueOf(taskType),
                format == null ? null : InputFormat.valueOf(format),
                json.readValue(row.getString("labels"), STRINGS),
                row.getString("family"),
                row.getString("language"),
                row.getString("license"),
                json.readValue(row.getString("tags"), TAGS),
                row.getString("content_hash"),
                row.getTimestamp("created_at").toInstant());
    }
}
