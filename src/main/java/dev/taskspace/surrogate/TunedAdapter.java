package dev.taskspace.surrogate;

/**
 * A tuned low-rank change of a surrogate; nothing native.
 *
 * @param values for each layer the queries' and then the values' {@code A [rank, hidden]} and {@code B [hidden, rank]}, row
 *     by row; {@link Surrogate#pooled(java.util.List, int, float[], StepListener)} reads them
 */
@SuppressWarnings("ArrayRecordComponent") // numbers, never compared
public record TunedAdapter(float[] values, LearningCheck learningCheck) {}
