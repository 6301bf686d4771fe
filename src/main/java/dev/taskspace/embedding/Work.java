package dev.taskspace.embedding;

/**
 * What one seed of a method costs.
 *
 * @param steps progress steps
 * @param passes how often an example goes through the surrogate, forward passes counted as one third of a tuning visit
 */
public record Work(long steps, double passes) {}
