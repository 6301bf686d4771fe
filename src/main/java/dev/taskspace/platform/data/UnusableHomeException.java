package dev.taskspace.platform.data;

import java.io.IOException;
import java.nio.file.Path;

/** Nothing can be kept in {@code TASKSPACE_HOME}. */
public final class UnusableHomeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableHomeException(Path home, IOException cause) {
        super("TASKSPACE_HOME, " + home + ", cannot be written: " + cause, cause);
    }
}
