package dev.taskspace.surrogate.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The named float32 tensors and the operations of an ONNX file (onnx.proto3, IR version 3 and later). Tensors are views
 * of the bytes of the file.
 */
record OnnxGraph(Map<String, Tensor> tensors, List<OnnxNode> nodes) {

    private static final int MODEL_GRAPH = 7;
    private static final int GRAPH_NODE = 1;
    private static final int GRAPH_INITIALIZER = 5;

    /**
     * Reads a whole file.
     *
     * @throws WeightsFormatException when it is damaged or no ONNX model, or keeps its weights in other files
     */
    static OnnxGraph read(byte[] file) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        List<OnnxNode> nodes = new ArrayList<>();
        try {
            ProtoMessage.read(ByteBuffer.wrap(file), (field, tag, input) -> {
                if (field != MODEL_GRAPH) {
                    return false;
                }
                readGraph(input.readByteBuffer(), tensors, nodes);
                return true;
            });
        } catch (IOException e) {
            throw new WeightsFormatException("Not an ONNX model, or a damaged one: " + e.getMessage(), e);
        }
        if (nodes.isEmpty()) {
            throw new WeightsFormatException("Not an ONNX model: it has no graph");
        }
        return new OnnxGraph(tensors, nodes);
    }

    private static void readGraph(ByteBuffer graph, Map<String, Tensor> tensors, List<OnnxNode> nodes)
            throws IOException {
        ProtoMessage.read(graph, (field, tag, input) -> {
            switch (field) {
                case GRAPH_NODE -> nodes.add(OnnxNode.read(input.readByteBuffer()));
                case GRAPH_INITIALIZER -> {
                    OnnxInitializer initializer = OnnxInitializer.read(input.readByteBuffer());
                    Optional<Tensor> tensor = initializer.tensor();
                    tensor.ifPresent(floats -> tensors.put(initializer.name(), floats));
                }
                default -> {
                    return false;
                }
            }
            return true;
        });
    }
}
