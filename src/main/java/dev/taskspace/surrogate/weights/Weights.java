package dev.taskspace.surrogate.weights;

import java.util.Map;

/**
 * The weights of one encoder, whatever file they came from.
 *
 * @param tensors by Hugging Face name without the prefix of the model ({@code encoder.layer.0.output.dense.weight})
 * @param sha256 lower-case hex digest of the file or, for a model directory, of all that decides what it computes:
 *     {@link ModelDigest}
 */
public record Weights(EncoderConfig config, Map<String, Tensor> tensors, String sha256) {

    public long parameters() {
        return tensors.values().stream().mapToLong(Tensor::size).sum();
    }
}
