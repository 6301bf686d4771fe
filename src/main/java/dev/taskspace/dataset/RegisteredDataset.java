package dev.taskspace.dataset;

/**
 * The outcome of a registration.
 *
 * @param created false when the same content was registered under the same name before
 */
public record RegisteredDataset(Dataset dataset, boolean created) {}
