package dev.taskspace.dataset.file;

import java.io.InputStream;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** JSON values of strangers: read into plain Java values, bounded in depth and in what one value may weigh. */
public final class JsonValues {
    private static final int MAX_DEPTH = 32;
    /** What a value weighs besides its characters, about its bytes on the heap. */
    private static final int VALUE_WEIGHT = 64;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(RowLimit.CHARACTERS)
                    .maxNameLength(1_000)
                    .maxNumberLength(400)
                    .build())
            .build();

    private final JsonParser parser;
    private long budget;

    private JsonValues(JsonParser parser) {
        this.parser = parser;
    }

    /** A parser of UTF-8 bytes. */
    public static JsonParser parser(InputStream in) {
        return parser(new StrictUtf8Reader(in));
    }

    static JsonParser parser(Reader reader) {
        return FACTORY.createParser(ObjectReadContext.empty(), reader);
    }

    static JsonParser parser(String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    /**
     * Reads the value at the parser's current token; null for JSON null. Nulls inside it are left out.
     *
     * @throws OverweightException when it holds more than a row may hold
     */
    public static @Nullable Object read(JsonParser parser) {
        JsonValues values = new JsonValues(parser);
        values.budget = RowLimit.CHARACTERS;
        return values.value();
    }

    /** What is wrong with some JSON, in words for the one who wrote it. */
    public static String describe(RuntimeException e) {
        if (!(e instanceof JacksonException json)) {
            return String.valueOf(e.getMessage());
        }
        if (e instanceof StreamConstraintsException) {
            return "The JSON is nested deeper than " + MAX_DEPTH + " levels or holds too long a value.";
        }
        if (e instanceof UnexpectedEndOfInputException) {
            return "The JSON ends in the middle of a value.";
        }
        String message =
                String.valueOf(json.getOriginalMessage()).lines().findFirst().orElse("");
        // The parser's own words end in advice to programmers.
        return "This is not JSON: "
                + message.replaceFirst(" \\(start marker.*", "").replaceFirst(": enable .*", "") + ".";
    }

    private @Nullable Object value() {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                spend(0);
                yield object();
            }
            case START_ARRAY -> {
                spend(0);
                yield array();
            }
            case VALUE_STRING -> weighed(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                spend(0);
                yield parser.getDecimalValue();
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = weighed(parser.currentName());
            parser.nextToken();
            Object value = value();
            if (value != null) {
                object.put(name, value);
            }
        }
        return object;
    }

    private List<Object> array() {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            Object value = value();
            if (value != null) {
                array.add(value);
            }
        }
        return array;
    }

    private String weighed(String text) {
        spend(text.length());
        return text;
    }

    private void spend(int characters) {
        budget -= VALUE_WEIGHT + characters;
        if (budget < 0) {
            throw new OverweightException();
        }
    }
}
