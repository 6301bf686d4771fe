package dev.taskspace.transfer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object a line; empty lines are skipped, and a broken line spoils no other. */
final class NdjsonRows implements ReportedRows {
    private static final int LONGEST_LINE = 1 << 20;

    private final BufferedReader lines;
    private final ObjectReader reader;
    private long number;

    NdjsonRows(InputStream body, JsonMapper json) {
        lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
        reader = json.readerFor(JsonNode.class).with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);
    }

    @Override
    public @Nullable TransferFields next() throws IOException, RejectedRowException {
        String line = readLine();
        while (line != null && line.isBlank()) {
            line = readLine();
        }
        if (line == null) {
            return null;
        }
        try {
            return JsonFields.of(reader.readTree(line));
        } catch (JacksonException e) {
            throw new RejectedRowException("not a JSON object: " + e.getOriginalMessage());
        }
    }

    /** A line of bounded length, so that a body without line ends cannot fill the memory. */
    private @Nullable String readLine() throws IOException {
        number++;
        StringBuilder line = new StringBuilder();
        for (int c = lines.read(); c >= 0; c = lines.read()) {
            if (c == '\n') {
                return line.toString();
            }
            if (line.length() == LONGEST_LINE) {
                throw new UnreadableRowsException(number, "the line is longer than a million characters.");
            }
            line.append((char) c);
        }
        return line.isEmpty() ? null : line.toString();
    }
}
