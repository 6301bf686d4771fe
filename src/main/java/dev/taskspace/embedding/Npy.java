package dev.taskspace.embedding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One-dimensional float32 arrays in NumPy's file format 1.0 (NumPy enhancement proposal 1). */
final class Npy {
    static final String MEDIA_TYPE = "application/x-npy";

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private Npy() {}

    static byte[] encode(float[] values) {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + values.length + ",), }";
        int unpadded = MAGIC.length + Short.BYTES + header.length() + 1;
        String padded = header + " ".repeat(Math.floorMod(-unpadded, ALIGNMENT)) + "\n";
        byte[] body = Float32.encode(values);
        return ByteBuffer.allocate(MAGIC.length + Short.BYTES + padded.length() + body.length)
                .put(MAGIC)
                .put((byte) (padded.length() & 0xff))
                .put((byte) (padded.length() >> 8))
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .put(body)
                .array();
    }
}
