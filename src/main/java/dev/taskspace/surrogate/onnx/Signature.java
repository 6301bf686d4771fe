package dev.taskspace.surrogate.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.taskspace.surrogate.weights.WeightsFormatException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a graph takes and gives, {@code [batch, tokens]} of whole numbers to {@code [batch, outputs]} of fractions.
 *
 * @param inputs name to whether its numbers have 64 bits, otherwise 32
 * @param output name of the one that is read
 * @param length tokens that every input must have, -1 for any number
 */
record Signature(Map<String, Boolean> inputs, String output, long length) {

    static final String IDS = "input_ids";
    static final String MASK = "attention_mask";
    static final String TYPES = "token_type_ids";
    private static final Set<String> KNOWN = Set.of(IDS, MASK, TYPES);
    private static final String LOGITS = "logits";
    private static final List<String> PREFERRED = List.of(LOGITS, "probabilities", "scores");

    /** @throws WeightsFormatException when it is no text classifier */
    static Signature of(OrtSession session) throws OrtException {
        Map<String, Boolean> inputs = new TreeMap<>();
        long length = -1;
        for (Map.Entry<String, NodeInfo> entry : session.getInputInfo().entrySet()) {
            TensorInfo tensor = tensor(entry.getKey(), entry.getValue());
            boolean whole = tensor.type == OnnxJavaType.INT64 || tensor.type == OnnxJavaType.INT32;
            long[] shape = tensor.getShape();
            if (!KNOWN.contains(entry.getKey()) || !whole || shape.length != 2 || shape[0] > 1) {
                throw new WeightsFormatException("Its input " + entry.getKey() + " is none of input_ids, "
                        + "attention_mask and token_type_ids as whole numbers [batch, tokens]");
            }
            inputs.put(entry.getKey(), tensor.type == OnnxJavaType.INT64);
            length = Math.max(length, shape[1]);
        }
        if (!inputs.containsKey(IDS)) {
            throw new WeightsFormatException("It has no input input_ids, so it reads no text");
        }
        return new Signature(Map.copyOf(inputs), output(session.getOutputInfo()), length == 0 ? -1 : length);
    }

    /** Whether the outputs are still to be normalised. */
    boolean logits() {
        return output.equals(LOGITS);
    }

    private static String output(Map<String, NodeInfo> outputs) throws OrtException {
        List<String> matrices = outputs.entrySet().stream()
                .filter(entry -> entry.getValue().getInfo() instanceof TensorInfo tensor
                        && tensor.type == OnnxJavaType.FLOAT
                        && tensor.getShape().length == 2)
                .map(Map.Entry::getKey)
                .toList();
        return PREFERRED.stream()
                .filter(matrices::contains)
                .findFirst()
                .or(() -> matrices.size() == 1 ? matrices.stream().findFirst() : Optional.empty())
                .orElseThrow(() -> new WeightsFormatException(
                        "It has no output logits as float [batch, labels]; it gives " + outputs.keySet()));
    }

    private static TensorInfo tensor(String name, NodeInfo node) {
        if (node.getInfo() instanceof TensorInfo tensor) {
            return tensor;
        }
        throw new WeightsFormatException("Its input " + name + " is no tensor");
    }
}
