package dev.taskspace.measurement;

import dev.taskspace.job.JobAnswers;
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

/** {@code POST /transfers/measurements}: having the service measure transfers itself. */
@RestController
@Tag(name = "Transfers", description = "Measured transfer scores, the evidence of rankings")
class MeasurementController {
    private static final String EXAMPLE = """
            {"sources": ["gadget-reviews", "message-spam"], "targets": ["dining-reviews"], "seeds": 1,
             "budget": {"targetExamples": 200}, "dryRun": true}""";

    private final MeasurementOrders orders;
    private final MeasurementIntake intake;
    private final MeasurementEstimates estimates;
    private final JobAnswers answers;

    MeasurementController(
            MeasurementOrders orders, MeasurementIntake intake, MeasurementEstimates estimates, JobAnswers answers) {
        this.orders = orders;
        this.intake = intake;
        this.estimates = estimates;
        this.answers = answers;
    }

    @PostMapping(
            path = "/transfers/measurements",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "measureTransfers",
            summary = "Have the service measure transfers",
            description = "Tunes the surrogate on each source and then on each target, against the target alone from "
                    + "the same start of the head and in the same order of examples, and records the test scores "
                    + "(accuracy; Spearman's correlation for regression; SQuAD's F1 for span extraction, its exact "
                    + "match in the tags exactMatch and baselineExactMatch) as transfers. Every finished pair is kept: "
                    + "a job that is cancelled or breaks off loses nothing of it, and no pair is ever measured twice.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = MeasurementRequest.class),
                            examples = @ExampleObject(EXAMPLE)))
    @ApiResponse(
            responseCode = "200",
            description = "All pairs are measured: the job that did it; or with dryRun the estimate",
            content = @Content(schema = @Schema(implementation = MeasurementOutcome.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Queued; Location names the job",
            content = @Content(schema = @Schema(implementation = MeasurementOutcome.class)))
    ResponseEntity<Object> measure(
            @RequestBody MeasurementRequest request,
            @Parameter(description = "How long to hold the answer for the result, at most 5m", example = "30s")
                    @RequestParam(defaultValue = "0s")
                    @DurationFormat(style = DurationFormat.Style.SIMPLE)
                    Duration wait) {
        MeasurementOrder order = orders.of(request);
        if (Boolean.TRUE.equals(request.dryRun())) {
            return ResponseEntity.ok(estimates.of(order));
        }
        return answers.of(intake.submit(order, request.priority()), wait);
    }
}
