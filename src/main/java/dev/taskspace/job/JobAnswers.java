package dev.taskspace.job;

import java.net.URI;
import java.time.Duration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What whoever asked for a job over HTTP is answered. */
@Component
public class JobAnswers {
    private final Jobs jobs;

    JobAnswers(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The job: with 200 when it has succeeded, at once or while the caller was patient, else with 202. */
    public ResponseEntity<Object> of(Job submitted, Duration patience) {
        Job job = submitted.terminal() || !patience.isPositive() ? submitted : jobs.await(submitted.id(), patience);
        ResponseEntity.BodyBuilder answer =
                job.status() == JobStatus.SUCCEEDED ? ResponseEntity.ok() : ResponseEntity.accepted();
        return answer.location(URI.create("/jobs/" + job.id())).body(job);
    }
}
