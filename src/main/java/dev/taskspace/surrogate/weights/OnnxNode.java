package dev.taskspace.surrogate.weights;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One operation of an ONNX graph (NodeProto).
 *
 * @param name says where in the exported module it stood: {@code /encoder/layer.0/output/dense/MatMul}
 */
record OnnxNode(String name, String operator, List<String> inputs) {

    private static final int INPUT = 1;
    private static final int NAME = 3;
    private static final int OPERATOR = 4;

    static OnnxNode read(ByteBuffer message) throws IOException {
        List<String> inputs = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        StringBuilder operator = new StringBuilder();
        ProtoMessage.read(message, (field, tag, input) -> {
            switch (field) {
                case INPUT -> inputs.add(input.readString());
                case NAME -> name.append(input.readString());
                case OPERATOR -> operator.append(input.readString());
                default -> {
                    return false;
                }
            }
            return true;
        });
        return new OnnxNode(name.toString(), operator.toString(), List.copyOf(inputs));
    }
}
