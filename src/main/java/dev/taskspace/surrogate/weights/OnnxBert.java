package dev.taskspace.surrogate.weights;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * BERT encoders that were exported to ONNX by PyTorch.
 *
 * <p>Such a file keeps the names of embeddings, biases and norms, but calls a linear weight {@code onnx::MatMul_787} and
 * stores it as {@code [in, out]}. Its Hugging Face name is recovered from the operation that reads it, {@code
 * /encoder/layer.0/attention/self/query/MatMul}, and the matrix is turned round.
 */
public final class OnnxBert {

    private static final String OPERATION = "MatMul";

    /** BERT writes 1e-12 into every config.json; the graph has it as an unnamed constant. */
    private static final double LAYER_NORM_EPSILON = 1e-12;

    private static final int TOKEN_TYPES = 2;

    private OnnxBert() {}

    /**
     * Reads a file.
     *
     * @param heads attention heads, which the shapes of the weights do not tell
     * @throws WeightsFormatException when it is no such file
     */
    public static Weights read(byte[] file, int heads) {
        OnnxGraph graph = OnnxGraph.read(file);
        Map<String, Tensor> tensors = new HashMap<>(graph.tensors());
        for (OnnxNode node : graph.nodes()) {
            if (node.operator().equals(OPERATION)
                    && node.inputs().size() == 2
                    && graph.tensors().containsKey(node.inputs().get(1))) {
                tensors.put(name(node), tensor(tensors, node.inputs().get(1)).transposed());
            }
        }
        BertConfig config = config(tensors, heads);
        return new Weights(
                config,
                new TensorTable(tensors, Map.of()).select(new BertLayout(config).shapes()),
                HexFormat.of().formatHex(ModelDigest.sha256().digest(file)));
    }

    private static String name(OnnxNode node) {
        String path = node.name().startsWith("/") ? node.name().substring(1) : node.name();
        String module = path.endsWith("/" + OPERATION) ? path.substring(0, path.length() - OPERATION.length()) : path;
        return module.replace('/', '.') + "weight";
    }

    private static BertConfig config(Map<String, Tensor> tensors, int heads) {
        long[] words = matrix(tensors, BertLayout.WORDS);
        long[] positions = matrix(tensors, BertLayout.POSITIONS);
        int layers = 0;
        while (tensors.containsKey(BertLayout.layer(layers) + "output.dense.weight")) {
            layers++;
        }
        if (layers == 0) {
            throw new WeightsFormatException(
                    "Not a BERT encoder: " + BertLayout.layer(0) + "output.dense.weight is missing");
        }
        long[] intermediate = matrix(tensors, BertLayout.layer(0) + "intermediate.dense.weight");
        return new BertConfig(
                BertLayout.FAMILY,
                Math.toIntExact(words[0]),
                Math.toIntExact(positions[0]),
                Math.toIntExact(words[1]),
                Math.toIntExact(words[1]),
                layers,
                heads,
                Math.toIntExact(intermediate[0]),
                TOKEN_TYPES,
                Activation.GELU,
                LAYER_NORM_EPSILON,
                null);
    }

    private static long[] matrix(Map<String, Tensor> tensors, String name) {
        long[] shape = tensor(tensors, name).shape();
        if (shape.length != 2) {
            throw new WeightsFormatException(name + " is not a matrix");
        }
        return shape;
    }

    private static Tensor tensor(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new WeightsFormatException("Not a BERT encoder: " + name + " is missing");
        }
        return tensor;
    }
}
