package dev.taskspace.surrogate.weights;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of contents of a safetensors file. Nothing in it is believed: the tensors must fill the data without gap and
 * without overlap, and each must be as long as its shape and format say.
 *
 * @param entries in the order of their data
 */
record SafetensorsHeader(List<Entry> entries) {

    private static final String METADATA = "__metadata__";

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(8).build())
                    .build())
            .build();

    /**
     * One tensor.
     *
     * @param format as the file calls it, supported or not
     * @param start of its bytes in the data
     * @param end after its bytes in the data
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Entry(String name, String format, long[] shape, long start, long end) {}

    /**
     * Reads a header.
     *
     * @param dataLength bytes that follow it in the file
     * @throws WeightsFormatException when it is damaged or does not describe that data
     */
    static SafetensorsHeader read(byte[] json, long dataLength) {
        List<Entry> entries = new ArrayList<>();
        try {
            JsonNode root = JSON.readTree(json);
            if (!root.isObject()) {
                throw new WeightsFormatException("The header is not a JSON object");
            }
            for (Map.Entry<String, JsonNode> field : root.properties()) {
                if (!field.getKey().equals(METADATA)) {
                    entries.add(entry(field.getKey(), field.getValue()));
                }
            }
        } catch (JacksonException e) {
            throw new WeightsFormatException("The header is not JSON: " + JsonWords.of(e), e);
        }
        entries.sort(Comparator.comparingLong(Entry::start).thenComparingLong(Entry::end));
        requireTiling(entries, dataLength);
        return new SafetensorsHeader(List.copyOf(entries));
    }

    private static Entry entry(String name, JsonNode value) {
        JsonNode offsets = value.path("data_offsets");
        if (!value.path("dtype").isString() || !value.path("shape").isArray() || offsets.size() != 2) {
            throw new WeightsFormatException("The header says of " + name + " no dtype, shape and data_offsets");
        }
        long[] shape = new long[value.path("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = whole(name, value.path("shape").path(i));
        }
        String format = value.path("dtype").stringValue();
        var entry = new Entry(name, format, shape, whole(name, offsets.path(0)), whole(name, offsets.path(1)));
        requireLength(entry);
        return entry;
    }

    private static long whole(String name, JsonNode number) {
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
            throw new WeightsFormatException("The header says of " + name + " a size that is no whole number");
        }
        return number.asLong();
    }

    /** Of formats that are not supported the length is not known; such a tensor can only be skipped. */
    private static void requireLength(Entry entry) {
        NumberFormat.of(entry.format()).ifPresent(format -> {
            long expected = (long) Tensor.size(entry.shape()) * format.width();
            if (entry.end() - entry.start() != expected) {
                throw new WeightsFormatException(entry.name() + " has " + (entry.end() - entry.start())
                        + " bytes, but its shape needs " + expected);
            }
        });
    }

    private static void requireTiling(List<Entry> entries, long dataLength) {
        long filled = 0;
        for (Entry entry : entries) {
            if (entry.end() < entry.start() || entry.end() > dataLength) {
                throw new WeightsFormatException(entry.name() + " ends at byte " + entry.end() + " of the data, but "
                        + dataLength + " are there; the file is cut off or damaged");
            }
            if (entry.start() != filled) {
                throw new WeightsFormatException(entry.name() + " begins at byte " + entry.start()
                        + " of the data, but the tensor before it ends at " + filled);
            }
            filled = entry.end();
        }
        if (filled != dataLength) {
            throw new WeightsFormatException(
                    "The tensors end at byte " + filled + " of the data, but " + dataLength + " are there");
        }
    }
}
