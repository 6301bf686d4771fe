package dev.taskspace.surrogate.weights;

import java.util.List;
import java.util.SequencedMap;

/** Names and shapes of the parameters of one encoder, in the order of the forward pass. */
public sealed interface Layout permits BertLayout, T5Layout {

    /** Every parameter with its shape: the embedding tables first. */
    SequencedMap<String, long[]> shapes();

    /** The parameters that a full tuning trains: not the embedding tables, and none whose gradient is always zero. */
    List<String> trained();
}
