package dev.taskspace.download;

import dev.taskspace.job.Job;
import dev.taskspace.job.JobAnswers;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
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

/** {@code POST /surrogates}: models by their id. */
@RestController
@Tag(name = "Surrogates")
class DownloadController {
    private final DownloadIntake intake;
    private final JobAnswers answers;

    DownloadController(DownloadIntake intake, JobAnswers answers) {
        this.intake = intake;
        this.answers = answers;
    }

    @PostMapping(
            path = "/surrogates",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "downloadSurrogate",
            summary = "Download a model of the hub into the models directory",
            description =
                    "A job of kind download. It pins the revision to the commit that it stands for, fetches config,"
                            + " tokenizer and safetensors weights, goes on where an earlier attempt broke off, verifies"
                            + " every file by the hash that the hub lists, and puts the folder into the models directory"
                            + " all at once. The model is then a surrogate, and a classifier when it has a head for one.")
    @ApiResponse(
            responseCode = "200",
            description = "The model is there: the job that downloaded it",
            content = @Content(schema = @Schema(implementation = Job.class)))
    @ApiResponse(
            responseCode = "202",
            description = "Queued; Location names the job",
            content = @Content(schema = @Schema(implementation = Job.class)))
    ResponseEntity<Object> download(
            @RequestBody DownloadRequest request,
            @Parameter(description = "How long to hold the answer for the result, at most 5m", example = "30s")
                    @RequestParam(defaultValue = "0s")
                    @DurationFormat(style = DurationFormat.Style.SIMPLE)
                    Duration wait) {
        return answers.of(intake.submit(DownloadOrder.of(request), request.priority()), wait);
    }
}
