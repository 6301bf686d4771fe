package dev.taskspace.backup;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/** Writes all tables, as they are at one moment, into a file that appears whole or not at all. */
record Backup(Connection connection, Clock clock) {
    private static final FileAttribute<?> ONLY_THE_OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    Manifest into(Path file) throws SQLException, IOException {
        Path target = file.toAbsolutePath();
        if (Files.exists(target)) {
            throw new BackupException(file + " exists already; name another file or remove this one.");
        }
        Path partial = target.resolveSibling(target.getFileName() + ".partial");
        try {
            Manifest manifest = writeTo(partial);
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
            return manifest;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private Manifest writeTo(Path partial) throws SQLException, IOException {
        Files.deleteIfExists(partial);
        Files.createFile(partial, ONLY_THE_OWNER); // it holds the secrets of webhooks
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
            return write(out);
        }
    }

    private Manifest write(OutputStream out) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            // Sees one moment however long it takes, and the rows of all projects.
            statement.execute("begin transaction isolation level repeatable read, read only");
            statement.execute("set local taskspace.project = '*'");
            Catalog catalog = new Catalog(connection);
            int version = catalog.schemaVersion();
            if (version == 0) {
                throw new BackupException("This database holds no Taskspace data; name the one that the service uses.");
            }
            ZipOutputStream zip = new ZipOutputStream(out);
            zip.setLevel(Deflater.BEST_SPEED);
            List<Manifest.Table> tables = new ArrayList<>();
            for (Manifest.Table table : catalog.tables()) {
                zip.putNextEntry(new ZipEntry(table.entry()));
                tables.add(new Manifest.Table(table.name(), table.columns(), copy(table, zip)));
                zip.closeEntry();
            }
            Manifest manifest = new Manifest(Manifest.FORMAT, version, clock.instant(), tables, catalog.sequences());
            zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
            zip.write(JsonMapper.shared().writeValueAsBytes(manifest));
            zip.closeEntry();
            zip.finish();
            statement.execute("rollback");
            return manifest;
        }
    }

    private long copy(Manifest.Table table, ZipOutputStream zip) throws SQLException, IOException {
        String select = table.columns().isEmpty() ? "" : table.columnList();
        return connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut(
                        "copy (select " + select + " from " + Catalog.quoted(table.name())
                                + ") to stdout with (format binary)",
                        new Unclosed(zip));
    }

    /** The archive goes on after each table. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
