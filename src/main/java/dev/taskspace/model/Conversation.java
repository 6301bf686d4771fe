package dev.taskspace.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a language model is asked to go on with.
 *
 * @param system the instruction before everything, null for none
 * @param turns at least one; the last one is the user's
 */
public record Conversation(@Nullable String system, List<Turn> turns) {

    public Conversation {
        turns = List.copyOf(turns);
    }

    /** One question without history. */
    public static Conversation of(@Nullable String system, String question) {
        return new Conversation(system, List.of(new Turn(Role.USER, question)));
    }

    /** Who speaks. */
    public enum Role {
        USER,
        ASSISTANT
    }

    /** What one of them says. */
    public record Turn(Role role, String text) {}
}
