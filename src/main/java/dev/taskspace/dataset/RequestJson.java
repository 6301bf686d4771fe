package dev.taskspace.dataset;

import dev.taskspace.dataset.file.JsonValues;
import dev.taskspace.dataset.file.OverweightException;
import dev.taskspace.dataset.file.UnusableFileException;
import dev.taskspace.dataset.file.UploadTooLargeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** JSON objects in requests, bounded before they are parsed. */
final class RequestJson {
    private static final DataSize LARGEST = DataSize.ofMegabytes(8);

    private RequestJson() {}

    /**
     * Reads one JSON object.
     *
     * @param place the part it stands in, for messages
     */
    @SuppressWarnings("unchecked") // JsonValues reads a START_OBJECT into a map of this type
    static Map<String, Object> object(InputStream in, String place) throws IOException {
        byte[] bytes = in.readNBytes((int) LARGEST.toBytes() + 1);
        if (bytes.length > LARGEST.toBytes()) {
            throw tooLarge();
        }
        try (JsonParser parser = JsonValues.parser(new ByteArrayInputStream(bytes))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedUploadException(place, "A JSON object is expected here.");
            }
            Map<String, Object> object = (Map<String, Object>) Objects.requireNonNull(JsonValues.read(parser));
            if (parser.nextToken() != null) {
                throw new MalformedUploadException(place, "Something follows the JSON object.");
            }
            return object;
        } catch (OverweightException e) {
            throw tooLarge();
        } catch (JacksonException | UnusableFileException e) {
            throw new MalformedUploadException(place, JsonValues.describe(e));
        }
    }

    private static UploadTooLargeException tooLarge() {
        return new UploadTooLargeException(
                "The JSON of the request", LARGEST, "Send the examples as the part 'file' of multipart/form-data.");
    }
}
