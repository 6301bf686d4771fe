package dev.taskspace.ranking;

import dev.taskspace.embedding.Space;
import org.jspecify.annotations.Nullable;

/**
 * What a method says of the candidates.
 *
 * @param values higher is better, one a candidate; NaN when the candidate has no embedding in the space
 * @param space where they were compared, null when the method compares no vectors
 */
@SuppressWarnings("ArrayRecordComponent") // one number a candidate, never compared
record Scores(double[] values, @Nullable Space space) {}
