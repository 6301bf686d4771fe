package dev.taskspace.exchange;

import java.io.Closeable;
import java.io.IOException;

/** Writes the vectors of a space one after the other. */
interface ExportWriter extends Closeable {

    void write(String entity, String embedding, float[] vector) throws IOException;
}
