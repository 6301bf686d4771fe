package dev.taskspace.surrogate.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/** Writes ONNX files field by field: whole ones, and such as nobody should trust. */
public final class OnnxFiles {
    private static final int INT64 = 7;
    private static final int FLOAT = 1;
    private static final int VOCABULARY = 2_000;

    private OnnxFiles() {}

    /** A classifier that answers the mean of random vectors of its tokens, as so many numbers. */
    public static byte[] classifier(int outputs) {
        return classifier("input_ids", "logits", outputs, tensor(outputs, false));
    }

    static byte[] classifier(String input, String output, int outputs, byte[] vectors) {
        byte[] gather = message(out -> {
            out.writeString(1, "vectors");
            out.writeString(1, input);
            out.writeString(2, "states");
            out.writeString(4, "Gather");
        });
        byte[] mean = message(out -> {
            out.writeString(1, "states");
            out.writeString(2, output);
            out.writeString(4, "ReduceMean");
            out.writeByteArray(5, message(axes -> {
                axes.writeString(1, "axes");
                axes.writeInt64(8, 1);
                axes.writeInt32(20, 7);
            }));
            out.writeByteArray(5, message(keep -> {
                keep.writeString(1, "keepdims");
                keep.writeInt64(3, 0);
                keep.writeInt32(20, 2);
            }));
        });
        return model(message(graph -> {
            graph.writeByteArray(1, gather);
            graph.writeByteArray(1, mean);
            graph.writeString(2, "classifier");
            graph.writeByteArray(5, vectors);
            graph.writeByteArray(11, value(input, INT64, "batch", "tokens"));
            graph.writeByteArray(11, value("attention_mask", INT64, "batch", "tokens"));
            graph.writeByteArray(12, value(output, FLOAT, "batch", Integer.toString(outputs)));
        }));
    }

    static byte[] model(byte[] graph) {
        return message(out -> {
            out.writeInt64(1, 8);
            out.writeByteArray(8, message(opset -> opset.writeInt64(2, 13)));
            out.writeByteArray(7, graph);
        });
    }

    /** A vector for each token; elsewhere: as a path to another file. */
    static byte[] tensor(int width, boolean elsewhere) {
        var random = new SplittableRandom(5);
        ByteBuffer values = ByteBuffer.allocate(4 * VOCABULARY * width).order(ByteOrder.LITTLE_ENDIAN);
        while (values.hasRemaining()) {
            values.putFloat((float) random.nextGaussian(0, 3));
        }
        return message(out -> {
            out.writeInt64(1, VOCABULARY);
            out.writeInt64(1, width);
            out.writeInt32(2, FLOAT);
            out.writeString(8, "vectors");
            if (elsewhere) {
                out.writeByteArray(13, message(entry -> {
                    entry.writeString(1, "location");
                    entry.writeString(2, "../../../etc/passwd");
                }));
                out.writeInt32(14, 1);
            } else {
                out.writeByteArray(9, values.array());
            }
        });
    }

    private static byte[] value(String name, int type, String... dimensions) {
        byte[] shape = message(out -> {
            for (String dimension : dimensions) {
                out.writeByteArray(1, message(dim -> {
                    if (dimension.matches("[0-9]+")) {
                        dim.writeInt64(1, Long.parseLong(dimension));
                    } else {
                        dim.writeString(2, dimension);
                    }
                }));
            }
        });
        byte[] tensor = message(out -> {
            out.writeInt32(1, type);
            out.writeByteArray(2, shape);
        });
        return message(out -> {
            out.writeString(1, name);
            out.writeByteArray(2, message(of -> of.writeByteArray(1, tensor)));
        });
    }

    static byte[] message(Fields fields) {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        try {
            fields.write(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }
}
