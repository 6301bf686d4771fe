package dev.taskspace.trial;

import dev.taskspace.prompt.Opinion;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What models think of their own prompts, as far as they were asked. */
@Repository
public class Opinions {
    private final JdbcClient jdbc;
    private final Clock clock;

    Opinions(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void keep(Opinion opinion) {
        jdbc.sql("""
                insert into prompt_opinion (prompt_id, asked, place, problem, made_at)
                select :prompt, :asked, :place, :problem, :now where exists (select 1 from prompt where id = :prompt)
                on conflict (prompt_id, asked) do update set place = excluded.place, problem = excluded.problem,
                    made_at = excluded.made_at""")
                .param("prompt", opinion.prompt())
                .param("asked", opinion.asked())
                .param("place", opinion.place(), Types.DOUBLE)
                .param("problem", opinion.problem(), Types.VARCHAR)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** Of these prompts, newest first. */
    public List<Opinion> of(Collection<UUID> prompts) {
        return jdbc.sql("""
                select prompt_id, asked, place, problem from prompt_opinion
                where prompt_id = any(?) order by made_at desc, asked""")
                .param(prompts.toArray(UUID[]::new))
                .query((row, number) -> new Opinion(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getObject(3, Double.class),
                        row.getString(4)))
                .list();
    }
}
