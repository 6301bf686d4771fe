package dev.taskspace.platform.postgres;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The identity under which the server's programs run. PostgreSQL refuses root, so root lends it another one: the
 * unprivileged user where that user can reach the folder, else a user namespace of its own, in which root's files are
 * its own but nothing is privileged.
 *
 * @param prefix what goes before each command
 * @param owner user id that must own the server's files, null when it is ours anyway
 */
record ServerAccount(List<String> prefix, @Nullable Integer owner) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;

    private static final ServerAccount OURS = new ServerAccount(List.of(), null);
    private static final ServerAccount UNPRIVILEGED_USER = new ServerAccount(
            List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"), NOBODY);
    private static final ServerAccount USER_NAMESPACE = new ServerAccount(List.of("unshare", "--user", "--"), ROOT);

    static ServerAccount reaching(Path folder) throws IOException {
        if (!isRoot(folder)) {
            return OURS;
        }
        return Optional.of(UNPRIVILEGED_USER)
                .filter(account -> account.reaches(folder))
                .or(() -> Optional.of(USER_NAMESPACE).filter(account -> account.reaches(folder)))
                .orElseThrow(() -> new EmbeddedPostgresException(
                        "PostgreSQL does not run as root, and no other user can be given the folder " + folder + ".",
                        "Start Taskspace as an ordinary user, or set TASKSPACE_HOME to a folder that user " + NOBODY
                                + " can reach (every folder above it needs the x permission), or "
                                + EmbeddedPostgresException.USE_AN_EXTERNAL_ONE));
    }

    Command run(Object... line) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        for (Object part : line) {
            command.add(part.toString());
        }
        return Command.run(command);
    }

    /** Gives the folder and all in it to this account. */
    void own(Path folder) throws IOException {
        if (owner != null) {
            Files.walkFileTree(folder, new Give(owner));
        }
    }

    private boolean reaches(Path folder) {
        try {
            return run("test", "-r", folder, "-a", "-x", folder).succeeded();
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** Asks a file that this process has just made, as Java does not know its own user id. */
    private static boolean isRoot(Path folder) throws IOException {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return false;
        }
        Path probe = Files.createTempFile(folder, "owner", null);
        try {
            return Files.getAttribute(probe, "unix:uid").equals(ROOT);
        } finally {
            Files.delete(probe);
        }
    }

    private static final class Give extends SimpleFileVisitor<Path> {
        private final int owner;

        Give(int owner) {
            this.owner = owner;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            return give(folder);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            return give(file);
        }

        private FileVisitResult give(Path path) throws IOException {
            Files.setAttribute(path, "unix:uid", owner, java.nio.file.LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
        }
    }
}
