package dev.taskspace.surrogate.encoder;

import ai.djl.ndarray.NDArray;
import dev.taskspace.surrogate.weights.BertConfig;
import dev.taskspace.surrogate.weights.EncoderConfig;
import dev.taskspace.surrogate.weights.T5Config;
import java.util.List;

/** The forward pass of one family of transformers. Holds no tensors, so that one encoder serves all tunings. */
public interface Encoder {

    /** The forward pass of this shape. */
    static Encoder of(EncoderConfig config) {
        return switch (config) {
            case BertConfig bert -> new BertEncoder(bert);
            case T5Config t5 -> new T5Encoder(t5);
        };
    }

    EncoderConfig config();

    /**
     * Runs all layers; the result belongs to the manager of the batch.
     *
     * @return the states of the last layer, {@code [batch, tokens, hidden]}; what it has for padding means nothing
     */
    NDArray states(Parameters parameters, TokenBatch batch, Hooks hooks);

    /** What an input means without any head, {@code [batch, hidden]}: by default the means of its token states. */
    default NDArray pooled(Parameters parameters, TokenBatch batch, Hooks hooks) {
        return batch.mean(states(parameters, batch, hooks));
    }

    /** What a head that is tuned reads of every input, {@code [batch, hidden]}. */
    default NDArray summary(Parameters parameters, TokenBatch batch, Hooks hooks) {
        return pooled(parameters, batch, hooks);
    }

    /** Whether that head has a hidden layer: a single state needs one more than a mean of many does. */
    default boolean deepHead() {
        return false;
    }

    /** Parameters that a full tuning trains, in the order of the forward pass. */
    List<String> trained();
}
