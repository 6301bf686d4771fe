package dev.taskspace.surrogate;

/**
 * A folder in the models directory that is no surrogate.
 *
 * @param name of the folder
 * @param reason what is wrong with it
 */
public record UnusableModel(String name, String reason) {}
