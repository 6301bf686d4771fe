package dev.taskspace.job;

import dev.taskspace.platform.data.Ids;
import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DurationFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs over HTTP. */
@RestController
@RequestMapping("/jobs")
@Tag(name = "Jobs", description = "Long work: queued, observable, cancellable, finished exactly once")
class JobController {
    private final Jobs jobs;
    private final JobRows rows;
    private final JobControl control;

    JobController(Jobs jobs, JobRows rows, JobControl control) {
        this.jobs = jobs;
        this.rows = rows;
        this.control = control;
    }

    @GetMapping
    @Operation(operationId = "listJobs", summary = "List jobs, newest first")
    Page<Job> list(
            @Parameter(schema = @Schema(implementation = JobStatus.class), example = "running")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(schema = @Schema(implementation = JobKind.class), example = "embedding")
                    @RequestParam(required = false)
                    @Nullable
                    String kind,
            PageRequest page) {
        return Page.of(
                rows.page(JobFilter.of(status, kind), page),
                page,
                job -> job.id().toString());
    }

    @GetMapping("/{id}")
    @Operation(operationId = "getJob", summary = "Read a job, at once or as soon as it has ended")
    Job get(
            @PathVariable String id,
            @Parameter(description = "Hold the answer until the job has ended, at most this long", example = "30s")
                    @RequestParam(defaultValue = "0s")
                    @DurationFormat(style = DurationFormat.Style.SIMPLE)
                    Duration wait) {
        return jobs.await(idOf(id), wait);
    }

    @PostMapping("/{id}/cancel")
    @Operation(operationId = "cancelJob", summary = "Cancel a job that has not ended")
    @ApiResponse(responseCode = "202", description = "Accepted; Location names the job")
    ResponseEntity<Job> cancel(@PathVariable String id) {
        return accepted(control.cancel(idOf(id)));
    }

    @PostMapping("/{id}/retry")
    @Operation(operationId = "retryJob", summary = "Queue a failed or cancelled job again")
    @ApiResponse(responseCode = "202", description = "Accepted; Location names the job")
    ResponseEntity<Job> retry(@PathVariable String id) {
        return accepted(control.retry(idOf(id)));
    }

    static UUID idOf(String id) {
        return Ids.parse(id).orElseThrow(() -> new JobNotFoundException(id));
    }

    private static ResponseEntity<Job> accepted(Job job) {
        return ResponseEntity.accepted()
                .location(URI.create("/jobs/" + job.id()))
                .body(job);
    }
}
