package dev.taskspace.job;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Something that happened to a job.
 *
 * @param sequence 1 for the first event of the job, without gaps
 * @param data what the type tells: the progress, the attempt and its worker, the result, the error
 */
record JobEvent(long sequence, Instant at, JobEventType type, JsonNode data) {}
