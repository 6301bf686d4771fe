package dev.taskspace.measurement;

import dev.taskspace.job.Job;
import io.swagger.v3.oas.annotations.media.Schema;

/** What asking for measurements answers, for the API's description: one type for every status, because generated clients know only one. */
@Schema(
        name = "MeasurementOutcome",
        oneOf = {Job.class, MeasurementEstimate.class})
interface MeasurementOutcome {}
