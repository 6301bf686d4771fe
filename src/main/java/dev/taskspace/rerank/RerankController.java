package dev.taskspace.rerank;

import dev.taskspace.embedding.TuningSpeed;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.job.Job;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobStatus;
import dev.taskspace.job.JobSubmission;
import dev.taskspace.job.Jobs;
import dev.taskspace.surrogate.Surrogates;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /rank/measurements}: a closer look at the first sources of a ranking. */
@RestController
@Tag(name = "Ranking", description = "Which source suits a target")
class RerankController {
    private static final String EXAMPLE = "{\"target\": \"dining-reviews\", \"sources\": [\"gadget-reviews\"]}";

    /** A forward pass costs about a third of a tuning step. */
    private static final double FORWARD_SHARE = 1 / 3.0;

    private final RerankOrders orders;
    private final RerankJob work;
    private final Surrogates surrogates;
    private final TuningSpeed speed;
    private final Jobs jobs;

    RerankController(RerankOrders orders, RerankJob work, Surrogates surrogates, TuningSpeed speed, Jobs jobs) {
        this.orders = orders;
        this.work = work;
        this.surrogates = surrogates;
        this.speed = speed;
        this.jobs = jobs;
    }

    @PostMapping(
            path = "/rank/measurements",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "measureRanking",
            summary = "Look closer at the first sources of a ranking",
            description =
                    "Examples of the target pass through the surrogate with the adapter of each source that keeps "
                            + "one (POST /embeddings with the method tunedLogme), and LogME tells how well the labels follow "
                            + "from what comes out. Every pair is computed once; GET /rank?method=tunedLogme ranks by it.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RerankRequest.class),
                            examples = @ExampleObject(EXAMPLE)))
    @ApiResponse(
            responseCode = "200",
            description = "All pairs are computed: the job that did it; or with dryRun the estimate",
            content = @Content(schema = @Schema(oneOf = {Job.class, RerankEstimate.class})))
    @ApiResponse(
            responseCode = "202",
            description = "Queued; Location names the job",
            content = @Content(schema = @Schema(implementation = Job.class)))
    ResponseEntity<Object> measure(
            @RequestBody RerankRequest request,
            @Parameter(description = "How long to hold the answer for the result, at most 5m", example = "30s")
                    @RequestParam(defaultValue = "0s")
                    @DurationFormat(style = DurationFormat.Style.SIMPLE)
                    Duration wait) {
        RerankOrder order = orders.of(request);
        if (Boolean.TRUE.equals(request.dryRun())) {
            return ResponseEntity.ok(estimate(order));
        }
        Job job = jobs.submit(new JobSubmission(JobKind.RERANK, order.key(), 0, orders.write(order)));
        if (!job.terminal() && wait.isPositive()) {
            job = jobs.await(job.id(), wait);
        }
        ResponseEntity.BodyBuilder answer =
                job.status() == JobStatus.SUCCEEDED ? ResponseEntity.ok() : ResponseEntity.accepted();
        return answer.location(URI.create("/jobs/" + job.id())).body(job);
    }

    private RerankEstimate estimate(RerankOrder order) {
        Set<EntityKey> known = work.kept(order).keySet();
        long kept = order.adapters().keySet().stream()
                .filter(source -> known.contains(source.key()))
                .count();
        long pairs = order.adapters().size() - kept;
        long tokens = pairs
                * surrogates
                        .get(order.space().surrogate())
                        .countTokens(RerankJob.inputs(work.sample(order.target())), order.maxTokens());
        return new RerankEstimate(
                true,
                pairs,
                kept,
                order.without().stream().map(Entity::reference).toList(),
                tokens,
                speed.secondsPerTokenPass(order.space().surrogateSha256())
                        .map(rate -> rate * tokens * FORWARD_SHARE)
                        .orElse(null));
    }
}
