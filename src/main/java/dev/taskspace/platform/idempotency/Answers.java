package dev.taskspace.platform.idempotency;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers given under idempotency keys, in PostgreSQL, by its clock. A key is claimed before its request is carried
 * out; the claim is renewed while that goes on, so that the claim of a process that was killed ends soon and a repetition
 * of the request is carried out.
 */
@Repository
class Answers {
    static final Duration RETENTION = Duration.ofHours(24);

    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final long RENEWAL_MILLIS = 5_000;
    private static final long PURGE_MILLIS = 3_600_000;
    private static final TypeReference<Map<String, List<String>>> HEADERS = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;
    private final Set<UUID> running = ConcurrentHashMap.newKeySet();

    Answers(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    Claim claim(String key, String fingerprint) {
        UUID token = UUID.randomUUID();
        int claimed = database.sql("""
                        insert into idempotency_answer as known (key, fingerprint, token, created_at, claimed_until)
                        values (:key, :fingerprint, :token, now(), now() + make_interval(secs => :lease))
                        on conflict (key) do update
                           set fingerprint = excluded.fingerprint, token = excluded.token,
                               created_at = excluded.created_at, claimed_until = excluded.claimed_until,
                               status = null, headers = null, body = null
                         where known.created_at < now() - make_interval(secs => :retention)
                            or known.status is null and known.claimed_until < now()""")
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("token", token)
                .param("lease", LEASE.toSeconds())
                .param("retention", RETENTION.toSeconds())
                .update();
        if (claimed == 1) {
            running.add(token);
            return new Claim.Granted(token);
        }
        return database.sql("select fingerprint, status, headers, body from idempotency_answer where key = :key")
                .param("key", key)
                .query((row, number) -> known(row, fingerprint))
                .optional()
                .orElseGet(Claim.Running::new);
    }

    /** Stores the answer of the request that holds the claim; one that lost its claim meanwhile stores nothing. */
    void store(UUID token, StoredAnswer answer) {
        database.sql("""
                        update idempotency_answer
                           set status = :status, headers = cast(:headers as jsonb), body = :body, claimed_until = null
                         where token = :token""")
                .param("status", answer.status())
                .param("headers", json.writeValueAsString(answer.headers()))
                .param("body", answer.body())
                .param("token", token)
                .update();
        running.remove(token);
    }

    /** Gives the key free again: nothing was done that a repetition should not do. */
    void release(UUID token) {
        running.remove(token);
        database.sql("delete from idempotency_answer where token = :token and status is null")
                .param("token", token)
                .update();
    }

    @Scheduled(fixedRate = RENEWAL_MILLIS)
    void renewClaims() {
        if (!running.isEmpty()) {
            database.sql("""
                            update idempotency_answer set claimed_until = now() + make_interval(secs => :lease)
                             where token in (:tokens) and status is null""")
                    .param("lease", LEASE.toSeconds())
                    .param("tokens", List.copyOf(running))
                    .update();
        }
    }

    @Scheduled(fixedRate = PURGE_MILLIS)
    void forgetOldAnswers() {
        database.sql("delete from idempotency_answer where created_at < now() - make_interval(secs => :retention)")
                .param("retention", RETENTION.toSeconds())
                .update();
    }

    private Claim known(ResultSet row, String fingerprint) throws SQLException {
        if (!row.getString("fingerprint").equals(fingerprint)) {
            return new Claim.Foreign();
        }
        int status = row.getInt("status");
        return row.wasNull()
                ? new Claim.Running()
                : new Claim.Answered(new StoredAnswer(
                        status, json.readValue(row.getString("headers"), HEADERS), row.getBytes("body")));
    }
}
