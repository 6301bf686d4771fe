package dev.taskspace.exchange;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** The vectors of one import, read once from front to back. */
interface IncomingVectors extends Closeable {

    /**
     * The next vector, null after the last.
     *
     * @throws dev.taskspace.platform.web.ProblemException when it cannot be read; names the line
     */
    @Nullable
    IncomingVector next();

    @Override
    default void close() {}
}
