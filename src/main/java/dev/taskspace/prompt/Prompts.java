package dev.taskspace.prompt;

import dev.taskspace.entity.EntityKind;
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

/** All registered prompts. */
@Repository
class Prompts {
    private static final String SELECT = """
            select prompt.id, prompt.name, model_id, model.name as model, template, verbalizers, strategy, system,
                   prompt.description, prompt.family, prompt.language, prompt.license, prompt.tags, prompt.content_hash,
                   prompt.created_at
            from prompt join model on model.id = prompt.model_id
            """;
    private static final TypeReference<Map<String, List<String>>> WORDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    Prompts(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<RegisteredPrompt> find(String idOrName) {
        // The database refuses to compare text that it could not hold.
        return idOrName.indexOf('\0') >= 0
                ? Optional.empty()
                : Ids.parse(idOrName)
                        .flatMap(id -> by("where prompt.id = ?", id))
                        .or(() -> by("where prompt.name = ?", idOrName));
    }

    /** @throws UnknownEntityException when there is none */
    RegisteredPrompt require(String idOrName) {
        return find(idOrName)
                .orElseThrow(() -> new UnknownEntityException(EntityKind.PROMPT.collection() + "/" + idOrName));
    }

    /** In the order of registration. */
    List<RegisteredPrompt> page(@Nullable UUID after, int limit) {
        return jdbc.sql(SELECT + "where prompt.id > ? order by prompt.id limit ?")
                .params(after == null ? new UUID(0, 0) : after, limit)
                .query(this::row)
                .list();
    }

    /** By name. */
    List<RegisteredPrompt> all() {
        return jdbc.sql(SELECT + "order by prompt.name").query(this::row).list();
    }

    /**
     * Another prompt that says the same.
     *
     * @param identical to the letter and to the same model, by whatever name that is registered; else but for case and blanks
     */
    record Twin(String name, boolean identical) {}

    /** Other prompts that say the same, by name. */
    List<Twin> twins(RegisteredPrompt prompt) {
        return jdbc.sql("""
                select name, content_hash = :content from prompt
                where (twin_key = :twin or content_hash = :content) and id <> :id order by name""")
                .param("content", prompt.contentHash())
                .param("twin", prompt.twinKey())
                .param("id", prompt.id())
                .query((row, number) -> new Twin(row.getString(1), row.getBoolean(2)))
                .list();
    }

    /** Names of prompts that are put to this model. */
    List<String> ofModel(UUID modelId) {
        return jdbc.sql("select name from prompt where model_id = ? order by name")
                .param(modelId)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** @throws org.springframework.dao.DataIntegrityViolationException when its name is taken or its model gone by now */
    void add(RegisteredPrompt prompt) {
        jdbc.sql("""
                insert into prompt (id, name, model_id, template, verbalizers, strategy, system, description, family,
                                    language, license, tags, content_hash, twin_key, created_at)
                values (:id, :name, :model, :template, :verbalizers::jsonb, :strategy, :system, :description, :family,
                        :language, :license, :tags::jsonb, :hash, :twin, :now)""")
                .param("id", prompt.id())
                .param("name", prompt.name())
                .param("model", prompt.modelId())
                .param("template", prompt.template().source())
                .param(
                        "verbalizers",
                        json.writeValueAsString(prompt.verbalizers().words()))
                .param("strategy", prompt.strategy().name())
                .param("system", prompt.system(), Types.VARCHAR)
                .param("description", prompt.description(), Types.VARCHAR)
                .param("family", prompt.family(), Types.VARCHAR)
                .param("language", prompt.language(), Types.VARCHAR)
                .param("license", prompt.license(), Types.VARCHAR)
                .param("tags", json.writeValueAsString(prompt.tags()))
                .param("hash", prompt.contentHash())
                .param("twin", prompt.twinKey())
                .param("now", Timestamp.from(prompt.createdAt()))
                .update();
    }

    boolean delete(UUID id) {
        return jdbc.sql("delete from prompt where id = ?").param(id).update() == 1;
    }

    private Optional<RegisteredPrompt> by(String condition, Object value) {
        return jdbc.sql(SELECT + condition).param(value).query(this::row).optional();
    }

    private RegisteredPrompt row(ResultSet row, int number) throws SQLException {
        return new RegisteredPrompt(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("model_id", UUID.class),
                row.getString("model"),
                new PromptTemplate(row.getString("template")),
                Verbalizers.of(json.readValue(row.getString("verbalizers"), WORDS)),
                PromptStrategy.valueOf(row.getString("strategy")),
                row.getString("system"),
                row.getString("description"),
                row.getString("family"),
                row.getString("language"),
                row.getString("license"),
                json.readValue(row.getString("tags"), TAGS),
                row.getString("content_hash"),
                row.getTimestamp("created_at").toInstant());
    }
}
