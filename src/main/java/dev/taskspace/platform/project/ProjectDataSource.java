package dev.taskspace.platform.project;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Connections that see the rows of {@link Project#current()}. The pool's connections stay as they were told last, so one
 * that goes on for the same project is told nothing.
 */
final class ProjectDataSource extends DelegatingDataSource {
    private static final String FIRST = """
        select set_config('taskspace.project', ?, false), set_config('role', case when exists (
            select from pg_roles where rolname = session_user and (rolsuper or rolbypassrls)) then 'taskspace_rows'
            else 'none' end, false)""";
    private static final String AGAIN = "select set_config('taskspace.project', ?, false)";

    private final Map<Connection, String> told = Collections.synchronizedMap(new WeakHashMap<>());

    ProjectDataSource(DataSource pool) {
        super(pool);
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            tell(connection, Project.current());
            return connection;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** @throws UnsupportedOperationException always: the service has one database user */
    @Override
    public Connection getConnection(String username, String password) {
        throw new UnsupportedOperationException();
    }

    private void tell(Connection connection, String project) throws SQLException {
        Connection physical = connection.unwrap(org.postgresql.jdbc.PgConnection.class);
        String before = told.get(physical);
        if (project.equals(before)) {
            return;
        }
        try (PreparedStatement setting = connection.prepareStatement(before == null ? FIRST : AGAIN)) {
            setting.setString(1, project);
            setting.execute();
        }
        told.put(physical, project);
    }
}
