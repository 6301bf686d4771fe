package dev.taskspace.dataset;

/**
 * The labels of a regression dataset, over its training rows.
 *
 * @param mean what standardising subtracts
 * @param standardDeviation of the population; what standardising divides by unless it is zero
 */
public record ScoreSummary(double mean, double standardDeviation, double min, double max) {}
