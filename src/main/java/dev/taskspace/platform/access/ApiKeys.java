package dev.taskspace.platform.access;

import dev.taskspace.platform.project.Project;
import dev.taskspace.platform.web.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The stored keys. */
@Repository
class ApiKeys {
    private final JdbcClient jdbc;
    private final Clock clock;

    ApiKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Adds the key; a configured one that is there already takes the new name, project and scope and is good again. */
    void add(ApiKey key, Secret secret) {
        jdbc.sql("""
                        insert into api_key (id, name, project, scope, prefix, hash, configured, created_at, expires_at)
                        values (:id, :name, :project, :scope, :prefix, :hash, :configured, :created, :expires)
                        on conflict (hash) do update set name = excluded.name, project = excluded.project,
                          scope = excluded.scope, configured = excluded.configured, expires_at = excluded.expires_at,
                          revoked_at = null""")
                .param("id", key.id())
                .param("name", key.name())
                .param("project", key.project())
                .param("scope", key.scope().wireName())
                .param("prefix", key.prefix())
                .param("hash", secret.hash())
                .param("configured", key.configured())
                .param("created", key.createdAt().atOffset(ZoneOffset.UTC))
                .param("expires", offset(key.expiresAt()))
                .update();
    }

    Optional<ApiKey> withHash(String hash) {
        return jdbc.sql("select * from api_key where hash = ?")
                .param(hash)
                .query(ApiKeys::read)
                .optional();
    }

    /** In the order of creation. */
    List<ApiKey> page(PageRequest page) {
        return jdbc.sql("""
                        select * from api_key where cast(:after as uuid) is null or id > :after
                        order by id limit :limit""")
                .param("after", page.after())
                .param("limit", page.fetchSize())
                .query(ApiKeys::read)
                .list();
    }

    /** Whether somebody may do everything: the admin of one project makes no key of another. */
    boolean anyOperator() {
        return jdbc.sql("""
                        select exists (select 1 from api_key where scope = 'admin' and project = ? and revoked_at is null
                          and (expires_at is null or expires_at > ?))""")
                .params(Project.DEFAULT, OffsetDateTime.now(clock))
                .query(Boolean.class)
                .single();
    }

    /** Whether there is such a key; it is revoked now or was earlier. */
    boolean revoke(UUID id) {
        return jdbc.sql("update api_key set revoked_at = coalesce(revoked_at, :now) where id = :id")
                        .param("now", OffsetDateTime.now(clock))
                        .param("id", id)
                        .update()
                == 1;
    }

    /** Revokes what configuration once named and no longer does. */
    void revokeConfiguredExcept(Collection<Secret> secrets) {
        jdbc.sql("""
                        update api_key set revoked_at = :now
                        where configured and revoked_at is null and not hash = any(:hashes)""")
                .param("now", OffsetDateTime.now(clock))
                .param("hashes", secrets.stream().map(Secret::hash).toArray(String[]::new))
                .update();
    }

    /** Lets one process of many at a time go on, until its transaction ends. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('taskspace.api_key'))")
                .query((row, number) -> true)
                .single();
    }

    private static ApiKey read(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("project"),
                Scope.of(row.getString("scope")).included(),
                row.getString("prefix"),
                row.getBoolean("configured"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row.getObject("expires_at", OffsetDateTime.class)),
                instant(row.getObject("revoked_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime offset(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
