package dev.taskspace.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import org.springframework.util.unit.DataSize;

/** A request that did not say how long its body is, and may send no more than the limit. */
final class LimitedBody extends ServletBody {

    LimitedBody(HttpServletRequest request, DataSize limit, Supplier<BodyTooLargeException> tooLarge)
            throws IOException {
        super(request, new Counting(request.getInputStream(), limit.toBytes(), tooLarge));
    }

    private static final class Counting extends FilterInputStream {
        private final Supplier<BodyTooLargeException> tooLarge;
        private long left;

        Counting(InputStream body, long limit, Supplier<BodyTooLargeException> tooLarge) {
            super(body);
            this.left = limit;
            this.tooLarge = tooLarge;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            return count(read, read < 0 ? 0 : 1);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            return count(read, Math.max(read, 0));
        }

        private int count(int answer, int bytes) {
            left -= bytes;
            if (left < 0) {
                throw tooLarge.get();
            }
            return answer;
        }
    }
}
