package dev.taskspace.endpoint;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file as it comes in.
 *
 * @param from where in the file the body begins: what was asked for, or 0 when the server sends all of it
 * @param length of the body as the server says, -1 when it does not
 */
public record Download(long from, long length, InputStream body) {

    /** Takes the body. What it throws ends the call; what is not read is not waited for. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(Download download) throws IOException;
    }
}
