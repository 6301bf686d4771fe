package dev.taskspace.prompt;

import org.jspecify.annotations.Nullable;

/**
 * How surprising a filled prompt is to its own model (Gonen et al. 2023).
 *
 * @param values one a text, {@code exp} of minus the mean log-probability of a token; empty when there is a problem
 * @param problem why the model does not tell, null when it does
 */
@SuppressWarnings("ArrayRecordComponent") // a row of numbers, handed over and never compared
public record Perplexities(double[] values, @Nullable String problem) {}
