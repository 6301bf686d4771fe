package dev.taskspace.rerank;

import dev.taskspace.job.Job;
import dev.taskspace.job.JobAnswers;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobSubmission;
import dev.taskspace.job.Jobs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
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

    private final RerankOrders orders;
    private final RerankEstimates estimates;
    private final Jobs jobs;
    private final JobAnswers answers;

    RerankController(RerankOrders orders, RerankEstimates estimates, Jobs jobs, JobAnswers answers) {
        this.orders = orders;
        this.estimates = estimates;
        this.jobs = jobs;
        this.answers = answers;
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
            return ResponseEntity.ok(estimates.of(order));
        }
        Job job = jobs.submit(new JobSubmission(JobKind.RERANK, order.key(), 0, orders.write(order)));
        return answers.of(job, wait);
    }
}
