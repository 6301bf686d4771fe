package dev.taskspace.surrogate.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Walks through a whole ONNX file, subgraphs and functions included, before native code sees it: every length must lie
 * within the file, and no tensor may be stored elsewhere, for its path could lead anywhere.
 */
final class OnnxFileCheck {

    private static final int DEEPEST = 32;
    private static final int EXTERNAL_DATA = 13;
    private static final int LOCATION = 14;

    /** Message types by what their embedded messages are. */
    private enum Part {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        FUNCTION,
        SPARSE,
        TENSOR
    }

    /** Field numbers of onnx.proto3 that hold messages in which a tensor can be. */
    private static final Map<Part, Map<Integer, Part>> INSIDE = Map.of(
            Part.MODEL, Map.of(7, Part.GRAPH, 25, Part.FUNCTION),
            Part.GRAPH, Map.of(1, Part.NODE, 5, Part.TENSOR, 15, Part.SPARSE),
            Part.FUNCTION, Map.of(7, Part.NODE, 11, Part.ATTRIBUTE),
            Part.NODE, Map.of(5, Part.ATTRIBUTE),
            Part.ATTRIBUTE,
                    Map.of(
                            5, Part.TENSOR,
                            6, Part.GRAPH,
                            10, Part.TENSOR,
                            11, Part.GRAPH,
                            22, Part.SPARSE,
                            23, Part.SPARSE),
            Part.SPARSE, Map.of(1, Part.TENSOR, 2, Part.TENSOR),
            Part.TENSOR, Map.of());

    private boolean graph;

    private OnnxFileCheck() {}

    /** @throws WeightsFormatException when it is damaged, no ONNX model, or not all in one file */
    static void selfContained(byte[] file) {
        var check = new OnnxFileCheck();
        try {
            check.walk(ByteBuffer.wrap(file), Part.MODEL, 0);
        } catch (IOException e) {
            throw new WeightsFormatException("Not an ONNX model, or a damaged one: " + e.getMessage(), e);
        }
        if (!check.graph) {
            throw new WeightsFormatException("Not an ONNX model: it has no graph");
        }
    }

    private void walk(ByteBuffer message, Part part, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new WeightsFormatException("The ONNX file is nested more than " + DEEPEST + " deep");
        }
        graph |= part == Part.NODE;
        Map<Integer, Part> inside = INSIDE.getOrDefault(part, Map.of());
        ProtoMessage.read(message, (field, tag, input) -> {
            Part embedded = inside.get(field);
            if (embedded != null) {
                walk(input.readByteBuffer(), embedded, depth + 1);
                return true;
            }
            boolean elsewhere =
                    part == Part.TENSOR && (field == EXTERNAL_DATA || (field == LOCATION && input.readInt32() != 0));
            if (elsewhere) {
                throw new WeightsFormatException(
                        "It keeps tensors in other files; only models that are one file can be read");
            }
            return part == Part.TENSOR && field == LOCATION;
        });
    }
}
