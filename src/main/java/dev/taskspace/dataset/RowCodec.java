package dev.taskspace.dataset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/** Rows as deflated JSON lines, the form in which they are stored. */
final class RowCodec {
    /** Texts shrink to nearly the same size as at the default level, in half the time. */
    private static final int LEVEL = 4;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private RowCodec() {}

    static byte[] line(LabelledRow row) {
        return JSON.writeValueAsBytes(row);
    }

    static byte[] deflate(List<byte[]> lines) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(LEVEL);
        try (DeflaterOutputStream out = new DeflaterOutputStream(body, deflater, 1 << 13)) {
            for (byte[] line : lines) {
                out.write(line);
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return body.toByteArray();
    }

    static List<LabelledRow> rows(byte[] body) {
        try (MappingIterator<LabelledRow> rows =
                JSON.readerFor(LabelledRow.class).readValues(new InflaterInputStream(new ByteArrayInputStream(body)))) {
            return rows.readAll();
        }
    }
}
