package dev.taskspace.webhook;

import dev.taskspace.platform.data.Ids;
import dev.taskspace.platform.web.PageRequest;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The log of messages: what is to be sent, what was tried, how it ended. */
@Repository
class Deliveries {
    private static final TypeReference<List<Delivery.Attempt>> ATTEMPTS = new TypeReference<>() {};
    private static final String SHOWN = """
        select d.id, d.event, d.job_id, d.status, d.created_at, d.next_attempt_at,
            coalesce((select json_agg(json_build_object('number', a.number, 'at', a.at, 'status', a.status,
                'error', a.error, 'millis', a.millis) order by a.number)
                from webhook_attempt a where a.delivery_id = d.id), '[]') as attempts
        from webhook_delivery d where d.webhook_id = :webhook\s""";

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Deliveries(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    UUID add(UUID webhook, UUID job, WebhookEvent event, String body) {
        UUID id = Ids.next();
        jdbc.sql("""
            insert into webhook_delivery
                (id, webhook_id, job_id, event, body, status, next_attempt_at, created_at)
            values (:id, :webhook, :job, :event, :body, 'pending', :now, :now)\
            """)
                .param("id", id)
                .param("webhook", webhook)
                .param("job", job)
                .param("event", event.wireName())
                .param("body", body)
                .param("now", now())
                .update();
        return id;
    }

    /** What is needed to send a message; empty when it is over or its webhook is gone. */
    Optional<Message> pending(UUID id) {
        return jdbc.sql("""
            select d.id, w.url, d.body, d.tries, w.secret_ref, w.secret
            from webhook_delivery d join webhook w on w.id = d.webhook_id
            where d.id = ? and d.status = 'pending'\
            """)
                .param(id)
                .query((row, number) -> new Message(
                        id,
                        URI.create(row.getString("url")),
                        row.getString("body"),
                        row.getInt("tries"),
                        row.getString("secret_ref"),
                        row.getString("secret")))
                .optional();
    }

    /** Writes down one try and what it means for the message. */
    @Transactional
    public void tried(UUID id, Outcome outcome, Delivery.Status status, @Nullable Duration pause) {
        int updated = jdbc.sql("""
            update webhook_delivery set tries = tries + 1, status = :status, next_attempt_at = :next
            where id = :id\
            """)
                .param("status", status.wireName())
                .param("next", pause == null ? null : now().plus(pause))
                .param("id", id)
                .update();
        if (updated == 1) {
            jdbc.sql("""
                insert into webhook_attempt (delivery_id, number, at, status, error, millis)
                select :id, coalesce(max(number), 0) + 1, :at, :status, :error, :millis
                from webhook_attempt where delivery_id = :id\
                """)
                    .param("id", id)
                    .param("at", outcome.at().atOffset(ZoneOffset.UTC))
                    .param("status", outcome.status())
                    .param("error", outcome.error())
                    .param("millis", outcome.millis())
                    .update();
        }
    }

    /** Makes a message that is over pending again; false when it is not over. */
    boolean reopen(UUID id) {
        return jdbc.sql("""
            update webhook_delivery set status = 'pending', tries = 0, next_attempt_at = ?
            where id = ? and status <> 'pending'\
            """).params(now(), id).update() == 1;
    }

    Optional<Delivery> find(Webhook webhook, UUID id) {
        return jdbc.sql(SHOWN + "and d.id = :id")
                .param("webhook", webhook.id())
                .param("id", id)
                .query(this::delivery)
                .optional();
    }

    /** Newest first. */
    List<Delivery> page(Webhook webhook, Delivery.@Nullable Status status, PageRequest page) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("webhook", webhook.id());
        values.put("status", status == null ? null : status.wireName());
        values.put("after", page.after());
        values.put("limit", page.fetchSize());
        return jdbc.sql(SHOWN + """
            and (cast(:status as text) is null or d.status = :status)
            and (cast(:after as uuid) is null or d.id < :after)
            order by d.id desc limit :limit\
            """).params(values).query(this::delivery).list();
    }

    /** Forgets messages that have been over for longer than that. */
    int forgetOlderThan(Duration age) {
        return jdbc.sql("delete from webhook_delivery where status <> 'pending' and created_at < ?")
                .param(now().minus(age))
                .update();
    }

    private Delivery delivery(ResultSet row, int number) throws SQLException {
        OffsetDateTime next = row.getObject("next_attempt_at", OffsetDateTime.class);
        return new Delivery(
                row.getObject("id", UUID.class),
                WebhookEvent.named(row.getString("event")).orElseThrow(),
                row.getObject("job_id", UUID.class),
                Delivery.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                json.readValue(row.getString("attempts"), ATTEMPTS),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                next == null ? null : next.toInstant());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /**
     * What one try gave.
     *
     * @param status the receiver's, null when there was no answer
     * @param error null when the message was delivered
     */
    record Outcome(
            Instant at, @Nullable Integer status, @Nullable String error, long millis) {}
}
