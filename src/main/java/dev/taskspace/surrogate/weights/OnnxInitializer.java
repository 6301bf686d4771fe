package dev.taskspace.surrogate.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One constant of an ONNX graph (TensorProto).
 *
 * @param raw its values, little-endian; null when they are stored as a list of numbers, as small constants are
 */
record OnnxInitializer(
        String name,
        List<Long> dimensions,
        int type,
        @Nullable ByteBuffer raw) {

    private static final int DIMENSIONS = 1;
    private static final int TYPE = 2;
    private static final int NAME = 8;
    private static final int RAW = 9;
    private static final int LOCATION = 14;
    private static final int FLOAT32 = 1;

    static OnnxInitializer read(ByteBuffer message) throws IOException {
        var reading = new Reading();
        ProtoMessage.read(message, (field, tag, input) -> {
            switch (field) {
                case DIMENSIONS -> reading.dimensions.addAll(ProtoMessage.integers(tag, input));
                case TYPE -> reading.type = input.readInt32();
                case NAME -> reading.name = input.readString();
                case RAW -> reading.raw = input.readByteBuffer();
                case LOCATION -> reading.external = input.readInt32() != 0;
                default -> {
                    return false;
                }
            }
            return true;
        });
        if (reading.external) {
            throw new WeightsFormatException(
                    reading.name + " is stored outside the ONNX file; only models in one file can be read");
        }
        return new OnnxInitializer(reading.name, List.copyOf(reading.dimensions), reading.type, reading.raw);
    }

    /** Its float32 values; empty when it holds something else. */
    Optional<Tensor> tensor() {
        if (type != FLOAT32 || raw == null) {
            return Optional.empty();
        }
        long[] shape = dimensions.stream().mapToLong(Long::longValue).toArray();
        return Optional.of(new Tensor(shape, NumberFormat.F32, raw.slice()));
    }

    /** Fields come in any order. */
    private static final class Reading {
        private final List<Long> dimensions = new ArrayList<>();
        private int type;
        private String name = "";
        private @Nullable ByteBuffer raw;
        private boolean external;
    }
}
