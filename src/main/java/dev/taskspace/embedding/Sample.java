package dev.taskspace.embedding;

import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The examples of an entity that one seed works on.
 *
 * @param inputs the training inputs
 * @param labelled the same inputs with their targets and held-out ones, null when the method asked for none
 */
record Sample(List<TextInput> inputs, @Nullable TrainingSet labelled) {}
