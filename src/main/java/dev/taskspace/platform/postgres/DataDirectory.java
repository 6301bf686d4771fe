package dev.taskspace.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/**
 * The files of one PostgreSQL cluster.
 *
 * @param path holds PG_VERSION, base, pg_wal and so on
 */
record DataDirectory(Path path) {
    static final String SUPERUSER = "postgres";

    /** Where postmaster.pid says which port its server has. */
    private static final int PORT_LINE = 3;

    boolean exists() {
        return Files.exists(path);
    }

    /** Makes an empty cluster; it appears under its path whole or not at all. Text is UTF-8, ordered by code point. */
    void create(PostgresBinaries binaries, ServerAccount account, String password) throws IOException {
        Path partial = path.resolveSibling(path.getFileName() + ".partial");
        FileSystemUtils.deleteRecursively(partial);
        Files.createDirectory(
                partial, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path passwordForInitdb = Files.createTempFile(path.getParent(), "initdb", null);
        try {
            Files.writeString(passwordForInitdb, password);
            account.own(passwordForInitdb);
            account.own(partial);
            Command initdb = account.run(
                    binaries.program("initdb"),
                    "--pgdata=" + partial,
                    "--username=" + SUPERUSER,
                    "--pwfile=" + passwordForInitdb,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--no-locale");
            if (!initdb.succeeded()) {
                throw new EmbeddedPostgresException(
                        "The database could not be created in " + path + ": " + initdb.complaint(),
                        "Make sure that the folder is writable and its disk has room, or "
                                + EmbeddedPostgresException.USE_AN_EXTERNAL_ONE);
            }
        } finally {
            Files.delete(passwordForInitdb);
        }
        Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The port of the live server that serves these files, if one does. */
    Optional<Integer> portOfServer() throws IOException {
        Path file = path.resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        return lines.size() <= PORT_LINE
                        || ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
                                .filter(ProcessHandle::isAlive)
                                .isEmpty()
                ? Optional.empty()
                : Optional.of(Integer.parseInt(lines.get(PORT_LINE).strip()));
    }

    /** Refuses files that another major version of PostgreSQL wrote: its successors cannot read them. */
    void requireMajorVersion(int expected) throws IOException {
        String found = Files.readString(path.resolve("PG_VERSION")).strip();
        if (!found.equals(Integer.toString(expected))) {
            throw new EmbeddedPostgresException(
                    "The data directory " + path + " was written by PostgreSQL " + found
                            + ", and this release of Taskspace brings PostgreSQL " + expected
                            + ". Nothing was changed.",
                    "Start the release that wrote it and move its data with pg_dump and pg_restore, move the folder "
                            + "away to begin anew, or "
                            + EmbeddedPostgresException.USE_AN_EXTERNAL_ONE);
        }
    }
}
