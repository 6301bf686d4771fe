package dev.taskspace.trial;

import dev.taskspace.entity.Entity;
import dev.taskspace.job.Job;
import dev.taskspace.job.JobAnswers;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobSubmission;
import dev.taskspace.job.Jobs;
import dev.taskspace.labeling.Forecast;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.Labelers;
import dev.taskspace.prompt.PromptInsights;
import dev.taskspace.surrogate.TextInput;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /prompts/measurements}: having prompts tried on a dataset. */
@RestController
@Tag(name = "Prompts", description = "Templates and verbalizers that make a model answer with labels")
class TrialController {
    private static final String EXAMPLE =
            "{\"target\": \"dining-reviews\", \"rows\": 50, \"poolTexts\": 100, \"dryRun\": true}";

    private final TrialOrders orders;
    private final TrialInputs inputs;
    private final Labelers labelers;
    private final PromptInsights insights;
    private final Jobs jobs;
    private final JobAnswers answers;

    TrialController(
            TrialOrders orders,
            TrialInputs inputs,
            Labelers labelers,
            PromptInsights insights,
            Jobs jobs,
            JobAnswers answers) {
        this.orders = orders;
        this.inputs = inputs;
        this.labelers = labelers;
        this.insights = insights;
        this.jobs = jobs;
        this.answers = answers;
    }

    @PostMapping(
            path = "/prompts/measurements",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "measurePrompts",
            summary = "Have prompts tried on a dataset",
            description = "Every prompt answers texts of a pool and labelled rows of the target (test rows where there"
                    + " are any). The rankings mi, localE, globalE, zpsLog, zpsProb and zpsVote read these answers, spell"
                    + " and selfSelect what perplexity and opinion collect, and GET /evaluations the accuracy. No call is"
                    + " ever paid twice; a prompt whose answers name no label is told apart and spoils no other.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content =
                    @Content(schema = @Schema(implementation = TrialRequest.class), examples = @ExampleObject(EXAMPLE)))
    @ApiResponse(
            responseCode = "200",
            description = "The job that did it; or with dryRun the estimate",
            content = @Content(schema = @Schema(implementation = TrialOutcome.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Queued; Location names the job",
            content = @Content(schema = @Schema(implementation = TrialOutcome.class)))
    ResponseEntity<Object> measure(
            @RequestBody TrialRequest request,
            @Parameter(description = "How long to hold the answer for the result, at most 5m", example = "30s")
                    @RequestParam(defaultValue = "0s")
                    @DurationFormat(style = DurationFormat.Style.SIMPLE)
                    Duration wait) {
        TrialOrder order = orders.of(request);
        if (Boolean.TRUE.equals(request.dryRun())) {
            return ResponseEntity.ok(forecast(order));
        }
        Job job = jobs.submit(new JobSubmission(JobKind.TRIAL, order.key(), 0, orders.write(order)));
        return answers.of(job, wait);
    }

    private Forecast forecast(TrialOrder order) {
        List<TextInput> rows =
                inputs.rows(order).stream().map(TrialInputs::input).toList();
        List<TextInput> pool = inputs.pool(order);
        Forecast sum = order.opinion() ? insights.opinionForecast(order.prompts()) : Forecast.FREE;
        for (Entity prompt : order.prompts()) {
            Labeler labeler = labelers.open(prompt, order.pool().contentHash());
            List<TextInput> all = Stream.concat(rows.stream(), pool.stream().map(labeler.arity()::fit))
                    .toList();
            sum = sum.plus(labeler.forecast(all));
            if (order.perplexity()) {
                sum = sum.plus(insights.forecast(prompt, all));
            }
        }
        return sum;
    }
}
