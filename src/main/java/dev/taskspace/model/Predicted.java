package dev.taskspace.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were computed elsewhere.
 *
 * @param rows one for each input of the pool, in its order: probabilities in the order of the labels, one value for a
 *     regression, first and end UTF-16 unit of a span, null where nothing was answered
 */
record Predicted(List<double @Nullable []> rows) {}
