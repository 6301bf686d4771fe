package dev.taskspace.embedding;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How fast this installation tunes, read off the embeddings that it computed. */
@Repository
public class TuningSpeed {
    private final JdbcClient jdbc;

    TuningSpeed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Processor seconds for one token of one pass; empty before anything was tuned on this surrogate. */
    public Optional<Double> secondsPerTokenPass(String surrogateSha256) {
        return jdbc.sql("""
                select percentile_cont(0.5) within group (order by seconds / nullif(passes, 0)) from (
                    select (e.provenance ->> 'seconds')::float8 as seconds,
                           (e.provenance ->> 'tokenPasses')::float8 as passes
                    from embedding e join space s on s.key = e.space_key
                    where s.surrogate_sha256 = ? and jsonb_array_length(e.learning) > 0
                    order by e.sequence desc limit 20) latest""").param(surrogateSha256).query(Double.class).optional();
    }
}
