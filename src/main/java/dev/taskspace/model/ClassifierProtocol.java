package dev.taskspace.model;

import com.fasterxml.jackson.annotation.JsonValue;

/** How a served classifier is asked. */
public enum ClassifierProtocol {
    /** {@code POST /predict} of Text Embeddings Inference. */
    TEI("tei"),
    /** The text classification of Hugging Face's Inference API and Endpoints. */
    HUGGINGFACE("huggingface"),
    /** Open Inference Protocol v2 (KServe, Triton, MLServer): {@code POST /v2/models/NAME/infer}. */
    OPEN_INFERENCE("openInference");

    private final String wireName;

    ClassifierProtocol(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    String wireName() {
        return wireName;
    }
}
