package dev.taskspace.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.taskspace.dataset.InputFormat;
import dev.taskspace.dataset.TaskType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A model as clients see it: what every kind has, and then the fields of its kind. */
@Schema(name = "Model")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelAnswer(
        UUID id,
        String name,
        ModelKind kind,

        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String description,

        @JsonInclude(JsonInclude.Include.ALWAYS)
        @Schema(description = "Null for kinds that answer nothing without a prompt")
        @Nullable
        TaskType taskType,

        @Nullable InputFormat format,
        List<String> labels,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String family,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String language,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String license,
        Map<String, String> tags,

        @Schema(description = "Whether it answers nothing without a prompt")
        boolean prompted,

        @Nullable String baseUrl,
        @Nullable String model,
        @Nullable OpenAiApi api,
        @Nullable String apiKeyRef,
        @Nullable Boolean logprobs,
        @Nullable String url,
        @Nullable ClassifierProtocol protocol,
        @Nullable String path,
        @Nullable String pool,
        @Nullable String surrogate,
        String contentHash,
        Instant createdAt) {

    static ModelAnswer of(RegisteredModel model) {
        Fields fields = new Fields();
        switch (model.spec()) {
            case ModelSpec.OpenAi openAi -> {
                fields.baseUrl = openAi.baseUrl().toString();
                fields.model = openAi.model();
                fields.api = openAi.api();
                fields.apiKeyRef = openAi.apiKeyRef();
                fields.logprobs = openAi.logprobs();
            }
            case ModelSpec.Classifier classifier -> {
                fields.url = classifier.url().toString();
                fields.protocol = classifier.protocol();
                fields.apiKeyRef = classifier.apiKeyRef();
            }
            case ModelSpec.HuggingFace huggingFace -> fields.path = huggingFace.path();
            case ModelSpec.Onnx onnx -> fields.path = onnx.path();
            case ModelSpec.Predictions predictions -> fields.pool = predictions.pool();
            case ModelSpec.ZeroShot zeroShot -> fields.surrogate = zeroShot.surrogate();
        }
        return new ModelAnswer(
                model.id(),
                model.name(),
                model.kind(),
                model.description(),
                model.taskType(),
                model.format(),
                model.labels(),
                model.family(),
                model.language(),
                model.license(),
                model.tags(),
                model.kind().prompted(),
                fields.baseUrl,
                fields.model,
                fields.api,
                fields.apiKeyRef,
                fields.logprobs,
                fields.url,
                fields.protocol,
                fields.path,
                fields.pool,
                fields.surrogate,
                model.contentHash(),
                model.createdAt());
    }

    /** The fields of one kind while they are gathered. */
    private static final class Fields {
        private @Nullable String baseUrl;
        private @Nullable String model;
        private @Nullable OpenAiApi api;
        private @Nullable String apiKeyRef;
        private @Nullable Boolean logprobs;
        private @Nullable String url;
        private @Nullable ClassifierProtocol protocol;
        private @Nullable String path;
        private @Nullable String pool;
        private @Nullable String surrogate;
    }
}
