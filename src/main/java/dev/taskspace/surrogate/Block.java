package dev.taskspace.surrogate;

/**
 * A named piece of a vector, such as the values of one weight matrix.
 *
 * @param name Hugging Face parameter name, for example {@code encoder.layer.0.attention.self.query.weight}
 */
@SuppressWarnings("ArrayRecordComponent") // millions of numbers, handed over and never compared
public record Block(String name, float[] values) {}
