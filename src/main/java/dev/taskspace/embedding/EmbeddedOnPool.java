package dev.taskspace.embedding;

import dev.taskspace.entity.EntityKind;
import dev.taskspace.pool.Pool;
import dev.taskspace.pool.PoolUse;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A pool stays while models or prompts are embedded on it: without its texts nobody knows which of them occur in a target. */
@Component
class EmbeddedOnPool implements PoolUse {
    private final JdbcClient jdbc;

    EmbeddedOnPool(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<String> whyNeeded(Pool pool) {
        return jdbc.sql("""
                select e.entity_kind, coalesce(m.name, p.name)
                from embedding e join space s on s.key = e.space_key
                left join model m on m.id = e.entity_id left join prompt p on p.id = e.entity_id
                where s.pool_hash = ? order by e.id limit 1""")
                .param(pool.contentHash())
                .query((row, number) -> EntityKind.valueOf(row.getString(1)).collection() + "/" + row.getString(2))
                .optional()
                .map(name -> name + " is embedded on it; delete that first.");
    }
}
