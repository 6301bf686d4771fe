package dev.taskspace.platform.web;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells whether a failure comes of a disk without room, ours or the database's, which no exception type says. */
public final class FullDisk {
    private static final List<String> WORDS =
            List.of("no space left", "not enough space", "disk quota exceeded", "file too large");
    private static final String SQL_STATE = "53100";

    private FullDisk() {}

    public static boolean caused(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> (cause instanceof IOException io && says(io.getMessage()))
                        || (cause instanceof SQLException sql && SQL_STATE.equals(sql.getSQLState())));
    }

    private static boolean says(@Nullable String message) {
        String lower = message == null ? "" : message.toLowerCase(Locale.ROOT);
        return WORDS.stream().anyMatch(lower::contains);
    }
}
