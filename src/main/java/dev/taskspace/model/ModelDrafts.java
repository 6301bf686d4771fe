package dev.taskspace.model;

import dev.taskspace.dataset.InputFormat;
import dev.taskspace.dataset.InvalidMetadataException;
import dev.taskspace.dataset.TaskType;
import dev.taskspace.endpoint.EndpointAddresses;
import dev.taskspace.endpoint.EndpointKeys;
import dev.taskspace.platform.data.Ids;
import dev.taskspace.platform.data.Sha256;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.UnknownSurrogateException;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes of a request the model that it describes, when everything it names can be used. */
@Component
class ModelDrafts {
    private final EndpointAddresses addresses;
    private final EndpointKeys keys;
    private final Surrogates surrogates;
    private final LocalDrafts local;
    private final Clock clock;

    ModelDrafts(EndpointAddresses addresses, EndpointKeys keys, Surrogates surrogates, LocalDrafts local, Clock clock) {
        this.addresses = addresses;
        this.keys = keys;
        this.surrogates = surrogates;
        this.local = local;
        this.clock = clock;
    }

    /** @throws dev.taskspace.platform.web.ProblemException that points to the field which cannot be so */
    RegisteredModel of(ModelRequest request) {
        ModelKind kind = new ModelFields(request).checkedKind();
        return switch (kind) {
            case OPENAI -> draft(request, openAi(request), null, null, List.of());
            case CLASSIFIER -> labelling(request, classifier(request));
            case HUGGINGFACE -> local(request, local.huggingFace(request));
            case ONNX -> local(request, local.onnx(request));
            case PREDICTIONS ->
                throw new InvalidMetadataException(
                        "/kind", "Predictions come as multipart/form-data with the parts file and metadata.");
            case ZERO_SHOT -> draft(request, zeroShot(request), null, null, List.of());
        };
    }

    private ModelSpec.OpenAi openAi(ModelRequest request) {
        String base = ModelFields.required(
                request.baseUrl(),
                "/baseUrl",
                "A model of kind openai needs a baseUrl, such as http://example.org/v1.");
        String name = ModelFields.required(
                request.model(), "/model", "A model of kind openai needs the name that the endpoint knows it by.");
        URI url = addresses.require(base.replaceFirst("/+$", ""), "/baseUrl");
        return new ModelSpec.OpenAi(
                url,
                name,
                Objects.requireNonNullElse(request.api(), OpenAiApi.CHAT),
                checkedKey(request.apiKeyRef(), url),
                Objects.requireNonNullElse(request.logprobs(), true));
    }

    private ModelSpec.Classifier classifier(ModelRequest request) {
        URI url = addresses.require(
                ModelFields.required(request.url(), "/url", "A model of kind classifier needs a url."), "/url");
        ClassifierProtocol protocol = ModelFields.required(
                request.protocol(),
                "/protocol",
                "A model of kind classifier needs a protocol: tei, huggingface or openInference.");
        return new ModelSpec.Classifier(url, protocol, checkedKey(request.apiKeyRef(), url));
    }

    private ModelSpec.ZeroShot zeroShot(ModelRequest request) {
        String name = Objects.requireNonNullElse(request.surrogate(), Surrogates.DEFAULT);
        try {
            surrogates.get(name);
        } catch (UnknownSurrogateException e) {
            throw new InvalidMetadataException("/surrogate", e.getMessage() + ".");
        }
        return new ModelSpec.ZeroShot(name);
    }

    private @Nullable String checkedKey(@Nullable String ref, URI url) {
        if (ref != null) {
            keys.require(ref, url, "/apiKeyRef");
        }
        return ref;
    }

    private RegisteredModel labelling(ModelRequest request, ModelSpec spec) {
        TaskType taskType = taskType(request);
        List<String> labels =
                taskType == TaskType.CLASSIFICATION ? ModelFields.labels(request.labels()) : noLabels(request);
        return draft(request, spec, taskType, Objects.requireNonNullElse(request.format(), InputFormat.SINGLE), labels);
    }

    private RegisteredModel local(ModelRequest request, LocalDrafts.Draft found) {
        InputFormat format = Objects.requireNonNullElse(request.format(), InputFormat.SINGLE);
        return draft(request, found.spec(), found.taskType(), format, found.labels());
    }

    static TaskType taskType(ModelRequest request) {
        TaskType taskType = Objects.requireNonNullElse(request.taskType(), TaskType.CLASSIFICATION);
        if (taskType == TaskType.SPAN_EXTRACTION) {
            throw new InvalidMetadataException(
                    "/taskType",
                    "Models for span extraction cannot be asked; upload their answers as a model of kind predictions.");
        }
        return taskType;
    }

    static List<String> noLabels(ModelRequest request) {
        if (request.labels() != null && !request.labels().isEmpty()) {
            throw new InvalidMetadataException("/labels", "Only a classification has labels.");
        }
        return List.of();
    }

    RegisteredModel draft(
            ModelRequest request,
            ModelSpec spec,
            @Nullable TaskType taskType,
            @Nullable InputFormat format,
            List<String> labels) {
        ModelKind kind = Objects.requireNonNull(request.kind());
        Sha256 hash = new Sha256()
                .field(kind.wireName())
                .field(spec.identity())
                .field(taskType == null ? "" : taskType.label())
                .field(format == null ? "" : format.label());
        labels.forEach(hash::field);
        return new RegisteredModel(
                Ids.next(),
                Objects.requireNonNull(request.name()),
                kind,
                spec,
                request.description(),
                taskType,
                format,
                labels,
                request.family(),
                request.language(),
                request.license(),
                Objects.requireNonNullElse(request.tags(), Map.of()),
                hash.hex(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
