package dev.taskspace.embedding;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.job.Job;
import dev.taskspace.job.JobStatus;
import dev.taskspace.job.Jobs;
import dev.taskspace.platform.data.Ids;
import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /embeddings}: asking for task embeddings and reading them. */
@RestController
@RequestMapping("/embeddings")
@Tag(name = "Embeddings", description = "Task embeddings of datasets, models and prompts")
class EmbeddingController {
    private final EmbeddingIntake intake;
    private final Estimates estimates;
    private final Embeddings embeddings;
    private final Spaces spaces;
    private final EmbeddingStore store;
    private final EntityDirectory entities;
    private final EmbeddingMethods methods;
    private final Jobs jobs;

    EmbeddingController(
            EmbeddingIntake intake,
            Estimates estimates,
            Embeddings embeddings,
            Spaces spaces,
            EmbeddingStore store,
            EntityDirectory entities,
            EmbeddingMethods methods,
            Jobs jobs) {
        this.intake = intake;
        this.estimates = estimates;
        this.embeddings = embeddings;
        this.spaces = spaces;
        this.store = store;
        this.entities = entities;
        this.methods = methods;
        this.jobs = jobs;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "requestEmbedding",
            summary = "Ask for the task embedding of one entity",
            description = "Answers the embedding when it is already computed, otherwise the job that computes it. "
                    + "The same request on the same content is the same embedding or the same job.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = EmbeddingRequest.class),
                            examples = @ExampleObject("{\"dataset\": \"dining-reviews\", \"method\": \"taskemb\"}")))
    @ApiResponse(
            responseCode = "200",
            description = "The embedding, or with dryRun the estimate",
            content = @Content(schema = @Schema(implementation = EmbeddingOutcome.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Queued; Location names the job",
            content = @Content(schema = @Schema(implementation = EmbeddingOutcome.class)))
    ResponseEntity<Object> request(
            @RequestBody EmbeddingRequest request,
            @Parameter(description = "How long to hold the answer for the result, at most 5m", example = "30s")
                    @RequestParam(defaultValue = "0s")
                    @DurationFormat(style = DurationFormat.Style.SIMPLE)
                    Duration wait) {
        if (Boolean.TRUE.equals(request.dryRun())) {
            return ResponseEntity.ok(estimates.of(request));
        }
        EmbeddingIntake.Outcome outcome = intake.request(request);
        if (outcome instanceof EmbeddingIntake.Outcome.Queued queued && wait.isPositive()) {
            Job job = jobs.await(queued.job().id(), wait);
            outcome = job.status() == JobStatus.SUCCEEDED
                    ? intake.request(request)
                    : new EmbeddingIntake.Outcome.Queued(job);
        }
        return switch (outcome) {
            case EmbeddingIntake.Outcome.Ready ready -> ResponseEntity.ok(view(ready.embedding()));
            case EmbeddingIntake.Outcome.Queued queued ->
                ResponseEntity.accepted()
                        .location(URI.create("/jobs/" + queued.job().id()))
                        .body(queued.job());
        };
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(operationId = "listEmbeddings", summary = "List embeddings, oldest first")
    Page<EmbeddingView> list(
            @Parameter(description = "Only those of this entity", example = "datasets/dining-reviews")
                    @RequestParam(required = false)
                    @Nullable
                    String entity,
            @Parameter(description = "Only those of this method", example = "taskemb")
                    @RequestParam(required = false)
                    @Nullable
                    String method,
            PageRequest page) {
        if (method != null) {
            methods.get(method);
        }
        Entity of = entity == null ? null : entities.require(entity);
        return Page.of(
                        embeddings.page(of == null ? null : of.id(), method, page.after(), Limit.of(page.fetchSize())),
                        page,
                        embedding -> embedding.id().toString())
                .map(this::view);
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getEmbedding",
            summary = "Read an embedding, with its vector if asked for",
            description = "As application/json metadata and provenance, with include=vector also the values; as "
                    + "application/x-npy the values alone, a NumPy file.")
    EmbeddingView get(
            @PathVariable String id,
            @Parameter(description = "vector, to add the values", example = "vector")
                    @RequestParam(required = false)
                    @Nullable
                    String include,
            @Parameter(description = "float or base64 (little-endian float32)") @RequestParam(defaultValue = "float")
                    String encoding) {
        Embedding embedding = require(id);
        VectorEncoding asked = VectorEncoding.of(encoding);
        EmbeddingView view = view(embedding);
        return "vector".equals(include) ? view.with(asked, store.vector(embedding.id())) : view;
    }

    @GetMapping(path = "/{id}", produces = Npy.MEDIA_TYPE)
    @Operation(operationId = "getEmbedding", summary = "Read an embedding, with its vector if asked for")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content = @Content(mediaType = Npy.MEDIA_TYPE, schema = @Schema(type = "string", format = "binary")))
    byte[] npy(@PathVariable String id) {
        return Npy.encode(store.vector(require(id).id()));
    }

    private Embedding require(String id) {
        return Ids.parse(id).flatMap(embeddings::findById).orElseThrow(() -> new EmbeddingNotFoundException(id));
    }

    private EmbeddingView view(Embedding embedding) {
        Space space = spaces.findById(embedding.spaceKey()).orElseThrow();
        String entity = entities.find(
                        embedding.entityKind(), embedding.entityId().toString())
                .map(Entity::reference)
                .orElse(embedding.entityKind().collection() + "/" + embedding.entityId());
        return EmbeddingView.of(embedding, space, entity);
    }
}
