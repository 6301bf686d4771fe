package dev.taskspace.prompt;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a model thinks of one of its own prompts.
 *
 * @param asked identity of the prompts that it saw side by side
 * @param place 1 for its favourite, the mean of two orders in which they were shown; null when there is a problem
 * @param problem why there is no place, null when there is
 */
public record Opinion(
        UUID prompt,
        String asked,
        @Nullable Double place,
        @Nullable String problem) {}
