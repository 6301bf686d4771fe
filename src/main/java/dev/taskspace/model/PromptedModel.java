package dev.taskspace.model;

/** A registered model that answers nothing without a prompt. */
public sealed interface PromptedModel {

    /** Continues a conversation. */
    record Chat(ChatEndpoint endpoint) implements PromptedModel {}

    /**
     * Compares the filled prompt with the verbalizers, inside the service.
     *
     * @param surrogate name of the encoder whose sentence vectors are compared
     */
    record SentenceSimilarity(String surrogate) implements PromptedModel {}
}
