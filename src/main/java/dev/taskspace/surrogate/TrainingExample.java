package dev.taskspace.surrogate;

/** One input with the answer that a surrogate is taught. */
public record TrainingExample(TextInput input, Target target) {}
