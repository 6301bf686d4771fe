package dev.taskspace.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line. */
record JsonlExport(OutputStream out, JsonMapper json) implements ExportWriter {

    /** The same as {@link ExportedVector}, without a box around every number. */
    @SuppressWarnings("ArrayRecordComponent") // written once
    private record Line(String entity, String embedding, float[] vector) {}

    @Override
    public void write(String entity, String embedding, float[] vector) throws IOException {
        out.write(json.writeValueAsBytes(new Line(entity, embedding, vector)));
        out.write("\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
