package dev.taskspace.prompt;

import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.LabelerContract;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.tuning.MiniLm;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The sentence encoder under a prompt keeps the contract of labelers. */
class SimilarityLabelerTest extends LabelerContract {

    @Override
    protected Labeler labeler() {
        RegisteredPrompt prompt = new RegisteredPrompt(
                UUID.randomUUID(),
                "p",
                UUID.randomUUID(),
                "m",
                new PromptTemplate("{{text}} How was it?"),
                Verbalizers.of(Map.of("positive", List.of("wonderful"), "negative", List.of("terrible"))),
                PromptStrategy.DIRECT,
                null,
                null,
                null,
                null,
                null,
                Map.of(),
                "",
                Instant.EPOCH);
        return new SimilarityLabeler(prompt, MiniLm.surrogate());
    }

    @Override
    protected List<TextInput> inputs() {
        return List.of(
                TextInput.of("I loved this film."),
                TextInput.of("The worst evening of my life, dreadful."),
                TextInput.of("A film of two hours."));
    }
}
