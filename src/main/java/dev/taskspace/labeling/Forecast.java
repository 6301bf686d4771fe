package dev.taskspace.labeling;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What labelling would cost.
 *
 * @param calls to an endpoint that are still to be made; what is cached is not among them
 * @param cached answers that are there already
 * @param tokens that the calls would be charged for, estimated
 * @param seconds that the calls would take side by side, estimated
 */
@Schema(name = "PromptMeasurementEstimate")
public record Forecast(long calls, long cached, long tokens, double seconds) {

    /** Of a labeler that calls nobody. */
    public static final Forecast FREE = new Forecast(0, 0, 0, 0);

    public Forecast plus(Forecast other) {
        return new Forecast(calls + other.calls, cached + other.cached, tokens + other.tokens, seconds + other.seconds);
    }
}
