package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;
import dev.taskspace.surrogate.weights.BertConfig;
import dev.taskspace.surrogate.weights.EncoderConfig;
import java.util.List;

/** The forward pass of one family of transformers. Holds no tensors, so that one encoder serves all tunings. */
public interface Encoder {

    /** The forward pass of this shape. */
    static Encoder of(EncoderConfig config) {
        return switch (config) {
            case BertConfig bert -> new BertEncoder(bert);
        };
    }

    EncoderConfig config();

    /**
     * Runs all layers; the result belongs to the manager of the batch.
     *
     * @return the states of the last layer, {@code [batch, tokens, hidden]}; what it has for padding means nothing
     */
    NDArray states(Parameters parameters, TokenBatch batch, Hooks hooks);

    /** Parameters that a full tuning trains, in the order of the forward pass. */
    List<String> trained();
}
