package dev.taskspace.embedding;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.entity.UnknownEntityException;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which entities wait for which job. Two entities of the same content wait for the same one. */
@Component
class OrderBook {
    private final JdbcClient jdbc;

    OrderBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One entity that waits. */
    record Waiting(EntityKind kind, UUID id) {}

    /**
     * Notes that the entity waits for the job; called in the transaction that submits it.
     *
     * @throws UnknownEntityException when the entity was deleted meanwhile
     */
    void add(UUID job, Entity entity) {
        try {
            jdbc.sql("""
                    insert into embedding_order (job_id, entity_kind, entity_id) values (?, ?, ?)
                    on conflict do nothing""").params(job, entity.kind().name(), entity.id()).update();
        } catch (DataIntegrityViolationException deleted) {
            throw new UnknownEntityException(entity.reference());
        }
    }

    List<Waiting> waitingFor(UUID job) {
        return jdbc.sql("select entity_kind, entity_id from embedding_order where job_id = ?")
                .param(job)
                .query((row, number) -> new Waiting(EntityKind.valueOf(row.getString(1)), row.getObject(2, UUID.class)))
                .list();
    }

    List<UUID> jobsOf(UUID entity) {
        return jdbc.sql("select job_id from embedding_order where entity_id = ? order by job_id")
                .param(entity)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
