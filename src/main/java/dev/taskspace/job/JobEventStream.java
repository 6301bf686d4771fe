package dev.taskspace.job;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the events of a job as server-sent events. The request's virtual thread stays with its client: a slow reader
 * holds up nobody else, and an idle one costs a parked thread.
 */
@Component
class JobEventStream {
    private static final Logger log = LoggerFactory.getLogger(JobEventStream.class);

    private final JobWatcher watcher;
    private final Duration heartbeat;
    private final JsonMapper json;

    JobEventStream(JobWatcher watcher, JobProperties properties, JsonMapper json) {
        this.watcher = watcher;
        this.heartbeat = properties.job().streamHeartbeat();
        this.json = json;
    }

    /** Sends the events after {@code sequence} until the job ends, the client goes or the process stops. */
    void send(UUID job, long sequence, HttpServletResponse response) {
        response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        try (JobSubscription subscription = watcher.subscribe(job, sequence)) {
            send(subscription, response.getOutputStream());
        } catch (IOException gone) {
            log.debug("A client left the events of job {}: {}", job, gone.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(JobSubscription subscription, OutputStream client) throws IOException, InterruptedException {
        JobSubscription.News news;
        do {
            client.flush();
            news = subscription.next(heartbeat);
            for (JobEvent event : news.events()) {
                write(
                        client,
                        "id:" + event.sequence() + "\nevent:" + event.type().wireName() + "\ndata:"
                                + json.writeValueAsString(event) + "\n\n");
            }
            if (news.events().isEmpty()) {
                write(client, ":\n\n");
            }
        } while (!news.over());
        client.flush();
    }

    private static void write(OutputStream client, String text) throws IOException {
        client.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
