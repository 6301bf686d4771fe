package dev.taskspace.starter;

import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Remembers in the database that the starter corpus was registered, so that what a user deletes stays deleted. */
@Component
class StarterMark {
    private final JdbcClient jdbc;
    private final Clock clock;

    StarterMark(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Whether the corpus should be registered: not done yet, and nobody has brought data of their own. */
    boolean wanted() {
        return jdbc.sql("""
                select not exists (select from starter_mark)
                   and not exists (select from dataset where tags ->> 'corpus' is distinct from 'starter')""").query(Boolean.class).single();
    }

    /** Whether it falls to this transaction to register the corpus; waits for another one that is about it. */
    boolean set() {
        return jdbc.sql("insert into starter_mark (registered_at) values (?) on conflict do nothing")
                        .param(Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }
}
