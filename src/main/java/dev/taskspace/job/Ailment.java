package dev.taskspace.job;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Locale;

/** What an unexpected failure says about another try. */
enum Ailment {
    /** The database was away or refused for now; the same work can succeed a moment later. */
    PASSING,
    /** The heap, the host or the device had no room left. */
    MEMORY,
    LASTING;

    static Ailment of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof OutOfMemoryError || tellsOfMemory(cause)) {
                return MEMORY;
            }
            if (cause instanceof SQLTransientException || (cause instanceof SQLException sql && passes(sql))) {
                return PASSING;
            }
        }
        return LASTING;
    }

    /**
     * SQLSTATE classes: 08 connection, 40 rolled back, 53 resources, 57P shutdown and crash of the server; 25P03 is for a
     * transaction in which this process stood still.
     */
    private static boolean passes(SQLException failure) {
        String state = failure.getSQLState();
        if (state == null) {
            // The pool's word for a connection that broke before: all that is left of the cause when the roll-back
            // fails.
            return "Connection is closed".equals(failure.getMessage());
        }
        return state.startsWith("08")
                || state.startsWith("40")
                || state.startsWith("53")
                || state.startsWith("57P")
                || state.equals("25P03");
    }

    /** Tensor engines tell of exhausted memory only by their message: CUDA, and libtorch's allocator on a CPU. */
    private static boolean tellsOfMemory(Throwable failure) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("out of memory") || message.contains("can't allocate memory");
    }
}
