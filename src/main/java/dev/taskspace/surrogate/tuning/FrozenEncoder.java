package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.encoder.Encoder;
import dev.taskspace.surrogate.encoder.Parameters;
import dev.taskspace.surrogate.encoder.Tokenizer;

/**
 * A loaded surrogate as every tuning finds it. Shared by all threads, which only read it.
 *
 * @param manager owns the parameters; every computation works in a manager below it
 */
public record FrozenEncoder(Encoder encoder, Parameters parameters, Tokenizer tokenizer, NDManager manager) {}
