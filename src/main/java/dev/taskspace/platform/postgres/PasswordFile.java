package dev.taskspace.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The random password of a data directory, readable by the user that runs Taskspace and nobody else. */
record PasswordFile(Path path) {
    private static final int BYTES = 24;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Creates the file with a new password. */
    void create() throws IOException {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        Path partial = path.resolveSibling(path.getFileName() + ".partial");
        Files.deleteIfExists(partial);
        Files.createFile(partial, OWNER_ONLY);
        Files.writeString(partial, HexFormat.of().formatHex(random));
        Files.move(partial, path, StandardCopyOption.ATOMIC_MOVE);
    }

    String read() throws IOException {
        if (!Files.exists(path)) {
            throw new EmbeddedPostgresException(
                    "The password of the embedded PostgreSQL is missing: there is no " + path + ".",
                    "Restore the file; it belongs to the data directory beside it.");
        }
        return Files.readString(path).strip();
    }
}
