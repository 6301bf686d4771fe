package dev.taskspace.prompt;

import dev.taskspace.model.ModelUse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps a model for as long as prompts are put to it. */
@Component
class PromptedModelUse implements ModelUse {
    private static final int NAMED = 3;

    private final Prompts prompts;

    PromptedModelUse(Prompts prompts) {
        this.prompts = prompts;
    }

    @Override
    public Optional<String> whyNeeded(UUID modelId) {
        List<String> names = prompts.ofModel(modelId);
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of("DELETE its " + names.size() + " prompts first: "
                        + String.join(", ", names.subList(0, Math.min(NAMED, names.size())))
                        + (names.size() > NAMED ? ", …" : "") + ".");
    }
}
