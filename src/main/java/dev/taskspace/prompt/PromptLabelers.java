package dev.taskspace.prompt;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.LabelerSource;
import dev.taskspace.model.PromptedModel;
import dev.taskspace.model.PromptedModels;
import dev.taskspace.surrogate.Surrogates;
import org.springframework.stereotype.Component;

/** Opens the labeler that a prompt and its model are together. */
@Component
class PromptLabelers implements LabelerSource {
    private final Prompts prompts;
    private final PromptedModels models;
    private final Surrogates surrogates;

    PromptLabelers(Prompts prompts, PromptedModels models, Surrogates surrogates) {
        this.prompts = prompts;
        this.models = models;
        this.surrogates = surrogates;
    }

    @Override
    public EntityKind kind() {
        return EntityKind.PROMPT;
    }

    @Override
    public Labeler open(Entity entity, String pool) {
        RegisteredPrompt prompt = prompts.require(entity.id().toString());
        return switch (models.open(prompt.modelId().toString())) {
            case PromptedModel.Chat chat -> new ChatLabeler(prompt, chat.endpoint());
            case PromptedModel.SentenceSimilarity similarity ->
                new SimilarityLabeler(prompt, surrogates.get(similarity.surrogate()));
        };
    }
}
