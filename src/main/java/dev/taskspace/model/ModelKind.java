package dev.taskspace.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.Collectors;

/** How a model is reached. */
public enum ModelKind {
    OPENAI("openai", ModelSpec.OpenAi.class),
    CLASSIFIER("classifier", ModelSpec.Classifier.class),
    HUGGINGFACE("huggingface", ModelSpec.HuggingFace.class),
    ONNX("onnx", ModelSpec.Onnx.class),
    PREDICTIONS("predictions", ModelSpec.Predictions.class),
    ZERO_SHOT("zeroShot", ModelSpec.ZeroShot.class);

    private final String wireName;
    private final Class<? extends ModelSpec> spec;

    ModelKind(String wireName, Class<? extends ModelSpec> spec) {
        this.wireName = wireName;
        this.spec = spec;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    /** What says all about a model of this kind. */
    Class<? extends ModelSpec> spec() {
        return spec;
    }

    /** Whether it answers nothing without a prompt. */
    public boolean prompted() {
        return this == OPENAI || this == ZERO_SHOT;
    }

    static String names() {
        return Arrays.stream(values()).map(ModelKind::wireName).collect(Collectors.joining(", "));
    }
}
