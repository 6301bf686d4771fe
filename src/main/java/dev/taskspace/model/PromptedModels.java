package dev.taskspace.model;

import dev.taskspace.labeling.Inquiry;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Opens models that are asked through prompts. */
@Component
public class PromptedModels {
    private final Models models;
    private final Inquiry inquiry;
    private final JsonMapper json;

    PromptedModels(Models models, Inquiry inquiry, JsonMapper json) {
        this.models = models;
        this.inquiry = inquiry;
        this.json = json;
    }

    /**
     * The model with this id or name.
     *
     * @throws dev.taskspace.entity.UnknownEntityException when there is none
     * @throws UnsuitableModelException when it takes no prompt
     */
    public PromptedModel open(String reference) {
        RegisteredModel model = models.require(reference);
        return switch (model.spec()) {
            case ModelSpec.OpenAi openAi -> new PromptedModel.Chat(new OpenAiEndpoint(openAi, inquiry, json));
            case ModelSpec.ZeroShot zeroShot -> new PromptedModel.SentenceSimilarity(zeroShot.surrogate());
            default -> throw UnsuitableModelException.takesNoPrompt(model);
        };
    }
}
