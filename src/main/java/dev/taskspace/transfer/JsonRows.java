package dev.taskspace.transfer;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** One JSON object, or an array of them. {@code NaN} is read, so that its row alone is rejected. */
final class JsonRows implements ReportedRows {
    private final JsonParser parser;
    private final boolean array;
    private boolean finished;

    JsonRows(InputStream body, JsonMapper json) {
        ObjectReader reader = json.readerFor(JsonNode.class).with(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS);
        parser = reader.createParser(body);
        JsonToken first = step();
        array = first == JsonToken.START_ARRAY;
        if (first == null) {
            throw unreadable("it is empty.");
        }
    }

    boolean isArray() {
        return array;
    }

    @Override
    public @Nullable TransferFields next() throws RejectedRowException {
        if (finished) {
            return null;
        }
        JsonToken token = array ? step() : parser.currentToken();
        finished = !array || token == JsonToken.END_ARRAY;
        if (array && finished) {
            requireEnd();
            return null;
        }
        JsonNode row;
        try {
            row = parser.readValueAsTree();
        } catch (JacksonException e) {
            throw unreadable(e.getOriginalMessage());
        }
        if (!array) {
            requireEnd();
        }
        return JsonFields.of(row);
    }

    private void requireEnd() {
        if (step() != null) {
            throw unreadable("there is more after its end; several rows are an array or application/x-ndjson.");
        }
    }

    private @Nullable JsonToken step() {
        try {
            return parser.nextToken();
        } catch (JacksonException e) {
            throw unreadable(e.getOriginalMessage());
        }
    }

    private UnreadableRowsException unreadable(String detail) {
        return new UnreadableRowsException(parser.currentLocation().getLineNr(), detail);
    }
}
