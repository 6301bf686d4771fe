package dev.taskspace.exchange;

import com.jerolba.carpet.CarpetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** A Parquet file with the columns entity, embedding and vector. */
final class ParquetExport implements ExportWriter {
    /** Vectors are long: a row group of the usual size would hold thousands of them in memory. */
    private static final long ROW_GROUP_BYTES = 16L << 20;

    private final CarpetWriter<ExportedVector> writer;

    ParquetExport(OutputStream out) throws IOException {
        writer = new CarpetWriter.Builder<>(out, ExportedVector.class)
                .withRowGroupSize(ROW_GROUP_BYTES)
                .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
                .build();
    }

    @Override
    public void write(String entity, String embedding, float[] vector) throws IOException {
        List<Float> values = new ArrayList<>(vector.length);
        for (float value : vector) {
            values.add(value);
        }
        writer.write(new ExportedVector(entity, embedding, values));
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
