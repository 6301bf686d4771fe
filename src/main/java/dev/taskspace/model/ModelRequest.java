package dev.taskspace.model;

import dev.taskspace.dataset.InputFormat;
import dev.taskspace.dataset.TaskType;
import dev.taskspace.platform.web.NoNulls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client sends to register a model: its name, its kind, and the fields that this kind has. */
@Schema(name = "ModelRequest")
record ModelRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "sentiment-server") @Nullable
        String name,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
        ModelKind kind,

        @Nullable String description,
        @Nullable String family,
        @Nullable String language,
        @Nullable String license,
        @NoNulls @Nullable Map<String, String> tags,

        @Schema(description = "openai: what /chat/completions is appended to") @Nullable
        String baseUrl,

        @Schema(description = "openai: name of the model at the endpoint") @Nullable
        String model,

        @Schema(description = "openai: chat (default) or completions") @Nullable
        OpenAiApi api,

        @Schema(description = "openai, classifier: name of a key that the operator configured") @Nullable
        String apiKeyRef,

        @Schema(
                description =
                        "openai: whether to ask for log-probabilities (default); answers without them are read as text")
        @Nullable
        Boolean logprobs,

        @Schema(description = "classifier: the endpoint", example = "http://localhost:8080/predict") @Nullable
        String url,

        @Schema(description = "classifier: how it is asked") @Nullable
        ClassifierProtocol protocol,

        @Schema(description = "huggingface: a folder, onnx: a file, below the models directory of the service")
        @Nullable
        String path,

        @Schema(description = "predictions: the pool that was labelled", example = "default") @Nullable
        String pool,

        @Schema(description = "zeroShot: the encoder that compares", example = "all-minilm-l6-v2") @Nullable
        String surrogate,

        @Schema(description = "classification (default) or regression; not for openai and zeroShot") @Nullable
        TaskType taskType,

        @Schema(description = "classifier, huggingface, onnx: whether it reads single texts (default) or pairs")
        @Nullable
        InputFormat format,

        @Schema(description = "Classes in the order of the model's outputs", example = "[\"negative\",\"positive\"]")
        @NoNulls
        @Nullable
        List<String> labels) {}
