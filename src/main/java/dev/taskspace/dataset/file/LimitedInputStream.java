package dev.taskspace.dataset.file;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.springframework.util.unit.DataSize;

/** Decompressed bytes up to a limit, so that a small file cannot unfold into an endless one. */
final class LimitedInputStream extends FilterInputStream {
    private final DataSize limit;
    private long remaining;

    LimitedInputStream(InputStream in, DataSize limit) {
        super(in);
        this.limit = limit;
        this.remaining = limit.toBytes();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int count = in.read(buffer, offset, length);
            remaining -= Math.max(0, count);
            if (remaining < 0) {
                throw UploadTooLargeException.decompressed(limit);
            }
            return count;
        } catch (EOFException e) {
            throw new UnusableFileException("The gzip data end too early; the file was cut off. Upload it again.");
        } catch (ZipException e) {
            throw new UnusableFileException("The gzip data are damaged. Compress the file again.");
        }
    }

    @Override
    public long skip(long count) {
        throw new UnsupportedOperationException("every byte is counted");
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
