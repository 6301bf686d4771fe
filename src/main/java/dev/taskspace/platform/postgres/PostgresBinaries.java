package dev.taskspace.platform.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * The server's programs, unpacked once from the archive on the classpath.
 *
 * @param folder holds bin, lib and share
 */
record PostgresBinaries(Path folder) {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final List<String> NOT_NEEDED = List.of("include/", "lib/postgresql/pgxs/", "lib/pkgconfig/");
    private static final Set<PosixFilePermission> PROGRAM = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> READABLE = PosixFilePermissions.fromString("rw-r--r--");

    /** The programs below {@code parent}; appears there whole or not at all. */
    static PostgresBinaries unpackInto(Path parent) throws IOException {
        ServerArchive archive = ServerArchive.ofThisPlatform();
        Path folder = parent.resolve("bin-" + archive.version());
        if (!Files.exists(folder)) {
            Path partial = Files.createDirectories(parent.resolve("bin.partial"));
            FileSystemUtils.deleteRecursively(partial);
            try (InputStream packed = new BufferedInputStream(archive.resource().openStream());
                    TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
                unpack(tar, partial);
            }
            Files.move(partial, folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return new PostgresBinaries(folder);
    }

    /** Removes the programs of earlier versions, once no server runs from them any more. */
    void removeOlder() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.resolveSibling("."), "bin-*")) {
            for (Path other : all) {
                if (!other.getFileName().equals(folder.getFileName())) {
                    FileSystemUtils.deleteRecursively(other);
                }
            }
        }
    }

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    int majorVersion() throws IOException {
        Command command = Command.run(List.of(program("postgres").toString(), "--version"));
        Matcher version = VERSION.matcher(command.output());
        if (!command.succeeded() || !version.find()) {
            throw new EmbeddedPostgresException(
                    "The embedded PostgreSQL does not run on this machine: "
                            + command.output().strip(),
                    "It needs glibc and a folder from which programs may be run; else "
                            + EmbeddedPostgresException.USE_AN_EXTERNAL_ONE);
        }
        return Integer.parseInt(version.group(1));
    }

    private static void unpack(TarArchiveInputStream tar, Path folder) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            String name = entry.getName();
            Path target = entry.resolveIn(folder);
            if (entry.isDirectory()
                    || name.endsWith(".a")
                    || NOT_NEEDED.stream().anyMatch(name::startsWith)) {
                continue;
            }
            Files.createDirectories(target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, target);
                Files.setPosixFilePermissions(target, name.startsWith("bin/") ? PROGRAM : READABLE);
            }
        }
    }
}
