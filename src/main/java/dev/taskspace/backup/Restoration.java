package dev.taskspace.backup;

import dev.taskspace.platform.postgres.Database;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.postgresql.PGConnection;

/**
 * Puts a backup into an empty database: the schema as it was, then all rows in one transaction, then the migrations that
 * this release has beyond it.
 */
record Restoration(Database database) {

    Manifest of(Archive archive) throws SQLException, IOException {
        Manifest manifest = archive.manifest();
        requireKnown(manifest.schemaVersion());
        try (Connection connection =
                DriverManager.getConnection(database.url(), database.username(), database.password())) {
            everywhere(connection);
            requireEmpty(new Catalog(connection), manifest);
            flyway(Integer.toString(manifest.schemaVersion())).migrate();
            fill(connection, archive);
        }
        flyway("latest").migrate();
        return manifest;
    }

    private static void everywhere(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set taskspace.project = '*'");
        }
    }

    private void requireKnown(int version) {
        int newest = Arrays.stream(flyway("latest").info().all())
                .map(MigrationInfo::getVersion)
                .filter(known -> known != null)
                .mapToInt(known -> known.getMajor().intValueExact())
                .max()
                .orElse(0);
        if (version > newest) {
            throw new BackupException(
                    "This backup has schema version " + version + ", and this release knows only up to " + newest
                            + "; restore it with the release that wrote it, or a newer one.");
        }
    }

    private static void requireEmpty(Catalog catalog, Manifest manifest) throws SQLException {
        List<String> filled = catalog.filled();
        if (!filled.isEmpty()) {
            throw new BackupException("The database is not empty: " + String.join(", ", filled)
                    + " hold rows. Restore into a new database, or a new TASKSPACE_HOME; nothing was changed.");
        }
        int version = catalog.schemaVersion();
        if (version != 0 && version != manifest.schemaVersion()) {
            throw new BackupException("The database is at schema version " + version + " and the backup at "
                    + manifest.schemaVersion() + ". Restore into a new database; it is migrated afterwards.");
        }
    }

    private static void fill(Connection connection, Archive archive) throws SQLException, IOException {
        connection.setAutoCommit(false);
        Manifest manifest = archive.manifest();
        List<String> guarded = new Catalog(connection).guarded();
        try (Statement statement = connection.createStatement()) {
            for (String table : guarded) { // their owner is let through, for rows cannot be copied past row security
                statement.execute("alter table " + Catalog.quoted(table) + " no force row level security");
            }
            for (Manifest.Table table : manifest.tables().reversed()) {
                statement.execute("delete from " + Catalog.quoted(table.name())); // rows that migrations brought
            }
        }
        for (Manifest.Table table : manifest.tables()) {
            long rows = copy(connection, archive, table);
            if (rows != table.rows()) {
                throw new BackupException("Table " + table.name() + " has " + rows + " rows instead of " + table.rows()
                        + "; the backup is damaged. Nothing was changed.");
            }
        }
        for (Manifest.Sequence sequence : manifest.sequences()) {
            try (PreparedStatement set = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
                set.setString(1, Catalog.quoted(sequence.name()));
                set.setLong(2, sequence.lastValue());
                set.setBoolean(3, sequence.called());
                set.execute();
            }
        }
        try (Statement statement = connection.createStatement()) {
            for (String table : guarded) {
                statement.execute("alter table " + Catalog.quoted(table) + " force row level security");
            }
        }
        connection.commit();
    }

    private static long copy(Connection connection, Archive archive, Manifest.Table table)
            throws SQLException, IOException {
        try (InputStream rows = archive.read(table)) {
            return connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy " + Catalog.quoted(table.name()) + " (" + table.columnList()
                                    + ") from stdin with (format binary)",
                            rows);
        }
    }

    private Flyway flyway(String target) {
        return Flyway.configure()
                .dataSource(database.url(), database.username(), database.password())
                .locations("classpath:db/migration")
                .initSql("set taskspace.project = '*'")
                .target(target)
                .load();
    }
}
