package dev.taskspace.trial;

import dev.taskspace.platform.web.NoNulls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client sends to have prompts tried on a dataset. */
@Schema(name = "PromptMeasurementRequest")
record TrialRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "dining-reviews") @Nullable
        String target,

        @Schema(description = "References; all prompts with the target's labels when left out") @NoNulls @Nullable
        List<String> prompts,

        @Schema(description = "Labelled rows of the target to answer, 1 to 5000", example = "200") @Nullable
        Integer rows,

        @Nullable @Schema(example = "default") String pool,

        @Schema(description = "Texts of the pool to answer, 0 to 10000", example = "300") @Nullable
        Integer poolTexts,

        @Schema(
                description =
                        "Also ask how surprising each filled prompt is to its model (spell): one more call an input"
                                + " where the server echoes prompts with log-probabilities, one in all where it does not")
        @Nullable
        Boolean perplexity,

        @Schema(
                description =
                        "Also have each model order its own prompts (selfSelect): two more calls a language model")
        @Nullable
        Boolean opinion,

        @Schema(description = "Hard stop") @Nullable Integer maxLabelerCalls,

        @Schema(description = "Answer the estimate, queue nothing") @Nullable
        Boolean dryRun) {}
