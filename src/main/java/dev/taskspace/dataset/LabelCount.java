package dev.taskspace.dataset;

/**
 * A class and how often it occurs.
 *
 * @param label its name
 * @param count rows with it, in all splits
 */
public record LabelCount(String label, long count) {}
