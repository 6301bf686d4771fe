package dev.taskspace.dataset.file;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** JSON Lines: each line an object of its own, so that one broken line does not hide the next. */
final class JsonLineRows implements RowSource {
    private final Reader reader;
    private final BoundedLines lines;
    private long blankLines;

    JsonLineRows(Reader reader) {
        this.reader = reader;
        this.lines = new BoundedLines(reader);
    }

    @Override
    public FileFormat format() {
        return FileFormat.JSONL;
    }

    @Override
    public @Nullable SourceRow next() {
        try {
            for (String line = lines.next(); line != null; line = lines.next()) {
                if (!line.isBlank()) {
                    return new SourceRow(lines.line(), parse(line));
                }
                blankLines++;
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // JsonValues reads a START_OBJECT into a map of this type
    private Map<String, Object> parse(String line) {
        try (JsonParser parser = JsonValues.parser(line)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw bad("The line is not a JSON object.");
            }
            Object value = JsonValues.read(parser);
            if (parser.nextToken() != null) {
                throw bad("Something follows the JSON object; write one object a line.");
            }
            return (Map<String, Object>) Objects.requireNonNull(value);
        } catch (JacksonException | OverweightException e) {
            throw bad(JsonValues.describe(e));
        }
    }

    private BadRowException bad(String detail) {
        return new BadRowException(lines.line(), null, detail);
    }

    @Override
    public long blankLines() {
        return blankLines;
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
