package dev.taskspace.surrogate.weights;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Optional;

/** How a weights file writes numbers, little-endian; every one of these fits into float32 without loss. */
public enum NumberFormat {
    F32(4) {
        @Override
        void decode(ByteBuffer bytes, FloatBuffer floats) {
            floats.put(bytes.asFloatBuffer());
        }
    },
    F16(2) {
        @Override
        void decode(ByteBuffer bytes, FloatBuffer floats) {
            while (bytes.hasRemaining()) {
                floats.put(Float.float16ToFloat(bytes.getShort()));
            }
        }
    },
    /** The upper half of a float32. */
    BF16(2) {
        @Override
        void decode(ByteBuffer bytes, FloatBuffer floats) {
            while (bytes.hasRemaining()) {
                floats.put(Float.intBitsToFloat(bytes.getShort() << Short.SIZE));
            }
        }
    };

    private final int width;

    NumberFormat(int width) {
        this.width = width;
    }

    static Optional<NumberFormat> of(String name) {
        return Arrays.stream(values())
                .filter(format -> format.name().equals(name))
                .findFirst();
    }

    /** Bytes of one number. */
    int width() {
        return width;
    }

    /** Takes all bytes that remain, in little-endian order. */
    abstract void decode(ByteBuffer bytes, FloatBuffer floats);
}
