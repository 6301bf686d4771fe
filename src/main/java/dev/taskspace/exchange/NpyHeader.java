package dev.taskspace.exchange;

import dev.taskspace.dataset.file.UnusableFileException;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a NumPy file (NumPy enhancement proposal 1) that holds a matrix of little-endian float32 or float64, row
 * by row.
 *
 * @param size bytes of a number
 */
record NpyHeader(int rows, int columns, int size) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST = 10_000;
    private static final Pattern DESCR = Pattern.compile("'descr'\\s*:\\s*'<f([48])'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*False");
    private static final Pattern SHAPE =
            Pattern.compile("'shape'\\s*:\\s*\\(\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*,?\\s*\\)");

    /** Whether a file that begins so claims to be one of NumPy. */
    static boolean begins(byte[] head) {
        return head.length >= MAGIC.length && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    static NpyHeader read(DataInputStream in) throws IOException {
        byte[] magic = in.readNBytes(MAGIC.length + 2);
        if (!begins(magic) || magic.length < MAGIC.length + 2 || magic[MAGIC.length] < 1 || magic[MAGIC.length] > 3) {
            throw unusable("It does not begin like one.");
        }
        int length = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
        if (magic[MAGIC.length] > 1) {
            length |= Short.toUnsignedInt(Short.reverseBytes(in.readShort())) << 16;
        }
        if (length < 0 || length > LONGEST) {
            throw unusable("Its header is too long.");
        }
        String header = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        Matcher descr = DESCR.matcher(header);
        Matcher shape = SHAPE.matcher(header);
        if (!descr.find() || !ORDER.matcher(header).find() || !shape.find()) {
            throw unusable("Its header is " + header.strip() + ".");
        }
        return new NpyHeader(
                Integer.parseInt(shape.group(1)), Integer.parseInt(shape.group(2)), Integer.parseInt(descr.group(1)));
    }

    private static UnusableFileException unusable(String why) {
        return new UnusableFileException(
                "A NumPy file must hold a matrix of little-endian float32 or float64 in C order,"
                        + " one row a vector, such as numpy.save('vectors.npy', numpy.ascontiguousarray(matrix, '<f4')) writes. "
                        + why);
    }
}
