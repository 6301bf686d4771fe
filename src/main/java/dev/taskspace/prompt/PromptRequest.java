package dev.taskspace.prompt;

import dev.taskspace.platform.web.NoNulls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client sends to register a prompt. */
@Schema(name = "PromptRequest")
record PromptRequest(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "opinion-plain") @Nullable
        String name,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "Id or name of a model of kind openai or zeroShot",
                example = "offline")
        @Nullable
        String model,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "The question, with {{text}} and, for pairs, {{textPair}} where an input goes",
                example = "{{text}} Is this review positive or negative?")
        @Nullable
        String template,

        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "Label to the words that stand for it; case does not matter")
        @Nullable
        Map<String, @Nullable List<@Nullable String>> verbalizers,

        @Schema(description = "direct (default), or chainOfThought: reason first, answer in a second, short turn")
        @Nullable
        PromptStrategy strategy,

        @Schema(description = "Said before everything; only for models of kind openai") @Nullable
        String system,

        @Nullable String description,
        @Schema(example = "sentiment") @Nullable String family,
        @Schema(example = "en") @Nullable String language,
        @Nullable String license,
        @NoNulls @Nullable Map<String, String> tags) {}
