package dev.taskspace.surrogate;

import org.jspecify.annotations.Nullable;

/**
 * What a surrogate reads: one text, or a pair that it reads jointly (premise and hypothesis, question and passage).
 *
 * @param text the first text, possibly empty
 * @param textPair the second text, or null for a single text
 */
public record TextInput(String text, @Nullable String textPair) {

    public static TextInput of(String text) {
        return new TextInput(text, null);
    }
}
