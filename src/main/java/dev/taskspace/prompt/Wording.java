package dev.taskspace.prompt;

import dev.taskspace.model.Conversation;
import dev.taskspace.model.Conversation.Role;
import dev.taskspace.model.Conversation.Turn;
import dev.taskspace.surrogate.TextInput;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a language model: the filled template and, on a line of its own, which words may answer it (Wang et al.
 * 2024, appendix).
 */
record Wording(
        PromptTemplate template,
        Verbalizers verbalizers,
        @Nullable String system) {
    /** Asks for the answer at once. */
    Conversation direct(TextInput input) {
        return Conversation.of(system, question(input, "Answer with one of: " + choices() + ". Give no explanation."));
    }

    /** Asks for reasons. */
    Conversation reason(TextInput input) {
        return Conversation.of(system, reasonedQuestion(input));
    }

    /** Asks for the answer that the reasons lead to. */
    Conversation conclude(TextInput input, String reasoning) {
        return new Conversation(
                system,
                List.of(
                        new Turn(Role.USER, reasonedQuestion(input)),
                        new Turn(Role.ASSISTANT, reasoning),
                        new Turn(
                                Role.USER,
                                "According to your reasoning, what is the answer? Answer with one of: " + choices()
                                        + ". Give no explanation.")));
    }

    private String reasonedQuestion(TextInput input) {
        return question(input, "Reason step by step, then give the answer as one of: " + choices() + ".");
    }

    private String question(TextInput input, String instruction) {
        return template.fill(input) + "\n" + instruction;
    }

    private String choices() {
        return verbalizers.spoken().stream().flatMap(List::stream).distinct().collect(Collectors.joining(", "));
    }
}
