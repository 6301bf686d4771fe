package dev.taskspace.platform.project;

/**
 * The project whose rows the current thread reads and writes, besides those that are {@link #SHARED}. A thread that nobody
 * told sees only those, and writes none, so that work which forgets to say whose it is fails instead of telling too much.
 */
public final class Project {
    /** Of callers whose key names no other, and of the operator: it also changes what is shared, and makes all keys. */
    public static final String DEFAULT = "default";

    /** What it holds, everybody sees. */
    public static final String SHARED = "shared";

    private static final String NONE = "";
    private static final String EVERY = "*";

    private static final ThreadLocal<String> CURRENT = ThreadLocal.withInitial(() -> NONE);

    private Project() {}

    /** Ends what {@link #enter} or {@link #everywhere} began, on the same thread. */
    public interface Stay extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * From now on this thread works for one project: with the connections that it takes from now on, so enter before a
     * transaction begins and not within.
     */
    public static Stay enter(String project) {
        String before = CURRENT.get();
        CURRENT.set(project);
        return () -> {
            if (before.equals(NONE)) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        };
    }

    /** From now on this thread sees the rows of all projects: for housekeeping, never for an answer to a caller. */
    public static Stay everywhere() {
        return enter(EVERY);
    }

    /** The project that this thread works for, as the database knows it. */
    public static String current() {
        return CURRENT.get();
    }
}
