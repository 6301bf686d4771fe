package dev.taskspace.prompt;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a language model is brought to an answer. */
enum PromptStrategy {
    /** It answers at once. */
    DIRECT("direct"),
    /** It reasons first (Wei et al. 2022) and answers in a second, short turn. */
    CHAIN_OF_THOUGHT("chainOfThought");

    private final String wireName;

    PromptStrategy(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    String wireName() {
        return wireName;
    }
}
