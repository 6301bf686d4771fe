package dev.taskspace.embedding;

import dev.taskspace.job.Job;
import io.swagger.v3.oas.annotations.media.Schema;

/** What asking for an embedding answers, for the API's description: one type for every status, because generated clients know only one. */
@Schema(
        name = "EmbeddingOutcome",
        oneOf = {EmbeddingView.class, Job.class, Estimate.class})
interface EmbeddingOutcome {}
