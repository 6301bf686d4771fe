package dev.taskspace.dataset.file;

import java.io.Reader;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A JSON array of objects. */
final class JsonArrayRows implements RowSource {
    private final JsonParser parser;
    private boolean ended;

    JsonArrayRows(Reader reader) {
        parser = JsonValues.parser(reader);
        parser.nextToken();
    }

    @Override
    public FileFormat format() {
        return FileFormat.JSON;
    }

    @Override
    @SuppressWarnings("unchecked") // JsonValues reads a START_OBJECT into a map of this type
    public @Nullable SourceRow next() {
        if (ended) {
            return null;
        }
        try {
            JsonToken token = parser.nextToken();
            long line = line();
            if (token == JsonToken.START_OBJECT) {
                return new SourceRow(line, (Map<String, Object>) Objects.requireNonNull(JsonValues.read(parser)));
            }
            if (token != JsonToken.END_ARRAY) {
                parser.skipChildren();
                throw new BadRowException(line, null, "The element of the array is not a JSON object.");
            }
            ended = true;
            if (parser.nextToken() != null) {
                throw new UnusableFileException(line(), "Something follows the JSON array.");
            }
            return null;
        } catch (JacksonException | OverweightException e) {
            throw new UnusableFileException(line(), JsonValues.describe(e));
        }
    }

    private long line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    @Override
    public void close() {
        parser.close();
    }
}
