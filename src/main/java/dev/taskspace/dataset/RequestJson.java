package dev.taskspace.dataset;

import static java.util.stream.Collectors.joining;

import dev.taskspace.dataset.file.JsonValues;
import dev.taskspace.dataset.file.OverweightException;
import dev.taskspace.dataset.file.UnusableFileException;
import dev.taskspace.dataset.file.UploadTooLargeException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.util.unit.DataSize;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** JSON objects in requests, bounded before they are parsed. */
public final class RequestJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final DataSize LARGEST = DataSize.ofMegabytes(8);

    private RequestJson() {}

    /**
     * Reads one JSON object.
     *
     * @param place the part it stands in, for messages
     */
    @SuppressWarnings("unchecked") // JsonValues reads a START_OBJECT into a map of this type
    public static Map<String, Object> object(InputStream in, String place) throws IOException {
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

    /**
     * The object as a record; fields that the record does not have are refused.
     *
     * @throws InvalidMetadataException that points to the field which is unknown or of the wrong type
     */
    public static <T> T as(Map<String, Object> json, Class<T> type) {
        try {
            return JSON.convertValue(json, type);
        } catch (UnrecognizedPropertyException e) {
            String known = Objects.requireNonNullElse(e.getKnownPropertyIds(), List.of()).stream()
                    .map(String::valueOf)
                    .filter(name -> !name.equals("examples"))
                    .sorted()
                    .collect(joining(", "));
            throw new InvalidMetadataException(pointer(e), "There is no such field. The fields are " + known + ".");
        } catch (MismatchedInputException e) {
            throw new InvalidMetadataException(pointer(e), "The value must be " + expected(e.getTargetType()) + ".");
        }
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(value -> JSON.convertValue(value, String.class))
                            .collect(joining(", "));
        }
        return type == String.class ? "a string" : "an object";
    }

    private static String pointer(JacksonException e) {
        return e.getPath().stream()
                .map(step -> "/"
                        + escaped(
                                step.getPropertyName() == null
                                        ? String.valueOf(step.getIndex())
                                        : step.getPropertyName()))
                .collect(joining());
    }

    static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
