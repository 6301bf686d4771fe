package dev.taskspace.trial;

import dev.taskspace.job.Job;
import dev.taskspace.labeling.Forecast;
import io.swagger.v3.oas.annotations.media.Schema;

/** What asking to try prompts answers, for the API's description: one type for every status, because generated clients know only one. */
@Schema(
        name = "PromptMeasurementOutcome",
        oneOf = {Job.class, Forecast.class})
interface TrialOutcome {}
