package dev.taskspace.webhook;

import dev.taskspace.platform.data.Ids;
import dev.taskspace.platform.web.PageRequest;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The registered webhooks. */
@Repository
class Webhooks {
    private static final String SHOWN = "select id, url, events, description, secret_ref, created_at from webhook ";

    private final JdbcClient jdbc;

    Webhooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Webhook webhook) {
        jdbc.sql("""
            insert into webhook (id, url, events, description, secret_ref, secret, created_at)
            values (:id, :url, :events, :description, :ref, :secret, :now)\
            """)
                .param("id", webhook.id())
                .param("url", webhook.url())
                .param(
                        "events",
                        webhook.events().stream().map(WebhookEvent::wireName).toArray(String[]::new))
                .param("description", webhook.description())
                .param("ref", webhook.secretRef())
                .param("secret", webhook.secret())
                .param("now", webhook.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    long count() {
        return jdbc.sql("select count(*) from webhook").query(Long.class).single();
    }

    Webhook require(String id) {
        return Ids.parse(id)
                .flatMap(uuid -> jdbc.sql(SHOWN + "where id = ?")
                        .param(uuid)
                        .query(Webhooks::webhook)
                        .optional())
                .orElseThrow(() -> new WebhookNotFoundException(id));
    }

    List<Webhook> page(PageRequest page) {
        return jdbc.sql(SHOWN + "where (cast(:after as uuid) is null or id > :after) order by id limit :limit")
                .param("after", page.after())
                .param("limit", page.fetchSize())
                .query(Webhooks::webhook)
                .list();
    }

    void remove(UUID id) {
        jdbc.sql("delete from webhook where id = ?").param(id).update();
    }

    /** Those that want to know of this event, kept from being removed until the transaction ends. */
    List<UUID> wanting(WebhookEvent event) {
        return jdbc.sql("select id from webhook where ? = any(events) order by id for key share")
                .param(event.wireName())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    private static Webhook webhook(ResultSet row, int number) throws SQLException {
        Array events = row.getArray("events");
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("url"),
                Arrays.stream((String[]) events.getArray())
                        .flatMap(name -> WebhookEvent.named(name).stream())
                        .toList(),
                row.getString("description"),
                row.getString("secret_ref"),
                null,
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
