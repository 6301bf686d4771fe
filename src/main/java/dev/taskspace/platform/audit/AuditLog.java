package dev.taskspace.platform.audit;

import dev.taskspace.platform.web.PageRequest;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The stored entries. An entry whose id is there already was written by a try that seemed to fail. */
@Repository
class AuditLog {
    private static final int BATCH = 500;

    private final JdbcTemplate batches;
    private final JdbcClient jdbc;

    AuditLog(JdbcTemplate batches, JdbcClient jdbc) {
        this.batches = batches;
        this.jdbc = jdbc;
    }

    @Transactional
    public void add(List<AuditEntry> entries) {
        batches.batchUpdate("""
                insert into audit_entry (id, at, caller, project, method, route, path, status, request_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing""", entries, BATCH, AuditLog::write);
    }

    /** Newest first. */
    List<AuditEntry> page(PageRequest page) {
        return jdbc.sql("""
                        select * from audit_entry where cast(:after as uuid) is null or id < :after
                        order by id desc limit :limit""")
                .param("after", page.after())
                .param("limit", page.fetchSize())
                .query(AuditLog::read)
                .list();
    }

    int forgetBefore(Instant time) {
        return jdbc.sql("delete from audit_entry where at < ?")
                .param(time.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static void write(PreparedStatement row, AuditEntry entry) throws SQLException {
        row.setObject(1, entry.id());
        row.setObject(2, entry.at().atOffset(ZoneOffset.UTC));
        row.setString(3, entry.caller());
        row.setString(4, entry.project());
        row.setString(5, entry.method());
        row.setString(6, entry.route());
        row.setString(7, entry.path());
        row.setInt(8, entry.status());
        row.setString(9, entry.requestId());
    }

    private static AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("caller"),
                row.getString("project"),
                row.getString("method"),
                row.getString("route"),
                row.getString("path"),
                row.getInt("status"),
                row.getString("request_id"));
    }
}
