package dev.taskspace.embedding;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Writes arrays in NumPy's file format 1.0 (NumPy enhancement proposal 1). */
public final class Npy {
    static final String MEDIA_TYPE = "application/x-npy";

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    private Npy() {}

    /**
     * What a file begins with; the numbers follow, row by row.
     *
     * @param descr type of an element as NumPy writes it, such as {@code <f4}
     * @param shape lengths of the dimensions as Python writes a tuple without its parentheses, such as {@code 3, 4} or
     *     {@code 3,}
     */
    public static byte[] header(String descr, String shape) {
        String header = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int unpadded = MAGIC.length + Short.BYTES + header.length() + 1;
        String padded = header + " ".repeat(Math.floorMod(-unpadded, ALIGNMENT)) + "\n";
        return ByteBuffer.allocate(MAGIC.length + Short.BYTES + padded.length())
                .put(MAGIC)
                .put((byte) (padded.length() & 0xff))
                .put((byte) (padded.length() >> 8))
                .put(padded.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** A whole file of one vector. */
    static byte[] encode(float[] values) {
        byte[] header = header("<f4", values.length + ",");
        byte[] body = Float32.encode(values);
        return ByteBuffer.allocate(header.length + body.length)
                .put(header)
                .put(body)
                .array();
    }
}
