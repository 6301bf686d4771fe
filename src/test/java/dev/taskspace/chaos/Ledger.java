package dev.taskspace.chaos;

import dev.taskspace.platform.postgres.Database;
import dev.taskspace.support.ServiceProcess;
import dev.taskspace.support.TestPostgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the database says of jobs, read past the service. */
record Ledger(Database database) {

    /** A job in the hands of a process. */
    record Held(String job, int attempt) {}

    boolean answers() throws SQLException {
        return number("select 1") == 1;
    }

    int ended() throws SQLException {
        return number("select count(*) from job where status in ('succeeded', 'failed', 'cancelled')");
    }

    /** The job that this process runs. */
    Optional<Held> heldBy(ServiceProcess worker) throws SQLException {
        return rows(
                        "select id || ' ' || attempt from job where status = 'running' and worker like ?",
                        "%-" + worker.pid())
                .stream()
                .map(row -> row.split(" ", -1))
                .map(row -> new Held(row[0], Integer.parseInt(row[1])))
                .findFirst();
    }

    /** Whether the job has ended or a later attempt at it has begun. */
    boolean goesOnWithout(Held held) throws SQLException {
        return !rows(
                        "select id::text from job where id = ?::uuid and (attempt > %d or status <> 'running')"
                                .formatted(held.attempt()),
                        held.job())
                .isEmpty();
    }

    int number(String query) throws SQLException {
        return Integer.parseInt(rows(query).getFirst());
    }

    /** The first column. */
    List<String> rows(String query, String... parameters) throws SQLException {
        try (Connection connection = TestPostgres.everywhere(database).getConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            List<String> rows = new ArrayList<>();
            ResultSet found = statement.executeQuery();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        }
    }
}
