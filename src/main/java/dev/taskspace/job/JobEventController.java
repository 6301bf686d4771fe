package dev.taskspace.job;

import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The events of a job over HTTP: as a list, or as they happen. */
@RestController
@RequestMapping("/jobs/{id}/events")
@Tag(name = "Jobs")
class JobEventController {
    private final JobRows rows;
    private final JobEvents events;
    private final JobEventStream stream;

    JobEventController(JobRows rows, JobEvents events, JobEventStream stream) {
        this.rows = rows;
        this.events = events;
        this.stream = stream;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listJobEvents",
            summary = "List what happened to a job, or follow it",
            description = "As application/json: a page, oldest first. As text/event-stream: every event as it happens, "
                    + "until the job has ended; id is the sequence, resume with Last-Event-ID.")
    Page<JobEvent> list(@PathVariable String id, PageRequest page) {
        UUID job = existing(id);
        UUID after = page.after();
        long sequence = after == null ? 0 : after.getLeastSignificantBits();
        return Page.of(
                events.after(job, sequence, page.fetchSize()), page, last -> new UUID(0, last.sequence()).toString());
    }

    @GetMapping(produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(operationId = "listJobEvents", summary = "List what happened to a job, or follow it")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = JobEvent.class)))
    @ApiResponse(responseCode = "204", description = "The job has ended and the client has seen all of it")
    void follow(
            @PathVariable String id,
            @Parameter(description = "the last event already seen")
                    @RequestHeader(name = "Last-Event-ID", required = false)
                    @Nullable
                    Long lastEventId,
            HttpServletResponse response) {
        UUID job = existing(id);
        long seen = lastEventId == null ? 0 : lastEventId;
        if (events.last(job) <= seen && rows.find(job).map(Job::terminal).orElse(true)) {
            // Tells an EventSource, which reconnects by itself after the end, that it has seen everything.
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            stream.send(job, seen, response);
        }
    }

    private UUID existing(String id) {
        return rows.find(JobController.idOf(id)).map(Job::id).orElseThrow(() -> new JobNotFoundException(id));
    }
}
