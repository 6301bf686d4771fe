package dev.taskspace.labeling;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was ever paid for, by the content of the question. */
@Repository
class AnswerCache {
    private static final int BATCH = 1_000;
    private static final int RECENT = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    AnswerCache(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the latest calls of one labeler cost; null where there was none. */
    record Experience(double seconds, double tokens) {}

    Map<String, Answer> find(Collection<String> keys) {
        Map<String, Answer> found = new HashMap<>();
        List<String> all = new ArrayList<>(keys);
        for (int from = 0; from < all.size(); from += BATCH) {
            jdbc.sql("select key, content, tokens from labeler_answer where key = any(?)")
                    .param(all.subList(from, Math.min(all.size(), from + BATCH)).toArray(String[]::new))
                    .query((row, number) -> Map.entry(row.getString(1), new Answer(row.getString(2), row.getLong(3))))
                    .list()
                    .forEach(entry -> found.put(entry.getKey(), entry.getValue()));
        }
        return found;
    }

    /** Committed when it returns, so that no crash after it loses the answer. */
    void add(Question question, Answer answer, double seconds) {
        jdbc.sql("""
                insert into labeler_answer (key, labeler, content, tokens, seconds, created_at)
                values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing""")
                .params(
                        question.key(),
                        question.labeler(),
                        answer.content(),
                        answer.tokens(),
                        seconds,
                        Timestamp.from(clock.instant()))
                .update();
    }

    Optional<Experience> experience(String labeler) {
        return jdbc.sql("""
                select count(*), avg(seconds), avg(tokens) from (
                    select seconds, tokens from labeler_answer where labeler = ?
                    order by created_at desc limit ?) latest""")
                .params(labeler, RECENT)
                .query((row, number) -> row.getLong(1) == 0
                        ? Optional.<Experience>empty()
                        : Optional.of(new Experience(row.getDouble(2), row.getDouble(3))))
                .single();
    }
}
