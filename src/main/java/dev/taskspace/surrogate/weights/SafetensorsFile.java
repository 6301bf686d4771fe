package dev.taskspace.surrogate.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads safetensors files: eight bytes with the length of the header, little-endian, the header in JSON, and the data.
 * The data are mapped, not read.
 */
final class SafetensorsFile {

    private static final int LENGTH_BYTES = Long.BYTES;

    /** As in the reference implementation. */
    private static final long LONGEST_HEADER = 100_000_000;

    private SafetensorsFile() {}

    /**
     * Reads one file.
     *
     * @return its tensors under the names that they have there
     * @throws WeightsFormatException when it is damaged, cut off or something else
     */
    static TensorTable read(Path file) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long headerLength = headerLength(channel);
            long dataStart = LENGTH_BYTES + headerLength;
            byte[] json = bytes(channel, LENGTH_BYTES, (int) headerLength).array();
            SafetensorsHeader header = SafetensorsHeader.read(json, channel.size() - dataStart);
            Map<String, Tensor> tensors = new LinkedHashMap<>();
            Map<String, String> unsupported = new LinkedHashMap<>();
            for (SafetensorsHeader.Entry entry : header.entries()) {
                if (NumberFormat.of(entry.format()).isPresent()) {
                    tensors.put(entry.name(), tensor(channel, dataStart, entry));
                } else {
                    unsupported.put(entry.name(), entry.format());
                }
            }
            return new TensorTable(tensors, unsupported);
        } catch (WeightsFormatException e) {
            throw new WeightsFormatException(file.getFileName() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long headerLength(FileChannel channel) throws IOException {
        if (channel.size() < LENGTH_BYTES) {
            throw new WeightsFormatException("With " + channel.size() + " bytes this is no safetensors file");
        }
        long length = bytes(channel, 0, LENGTH_BYTES).getLong(0);
        if (length < 2 || length > LONGEST_HEADER || length > channel.size() - LENGTH_BYTES) {
            throw new WeightsFormatException("Not a safetensors file, or one that is cut off: of " + channel.size()
                    + " bytes the header cannot have " + Long.toUnsignedString(length));
        }
        return length;
    }

    private static Tensor tensor(FileChannel channel, long dataStart, SafetensorsHeader.Entry entry)
            throws IOException {
        long length = entry.end() - entry.start();
        if (length > Integer.MAX_VALUE) {
            throw new WeightsFormatException(entry.name() + " has " + length + " bytes; at most 2 GB are supported");
        }
        ByteBuffer mapped = length == 0
                ? ByteBuffer.allocate(0)
                : channel.map(FileChannel.MapMode.READ_ONLY, dataStart + entry.start(), length);
        return new Tensor(entry.shape(), NumberFormat.valueOf(entry.format()), mapped);
    }

    private static ByteBuffer bytes(FileChannel channel, long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + bytes.position()) < 0) {
                throw new WeightsFormatException("The file was cut off while it was read");
            }
        }
        return bytes;
    }
}
