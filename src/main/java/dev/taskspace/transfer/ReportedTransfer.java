package dev.taskspace.transfer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A measured transfer as clients report it, for the API's description; {@link TransferFields} reads it. */
@Schema(name = "ReportedTransfer", description = "Further fields are kept as tags")
record ReportedTransfer(
        @Schema(example = "datasets/gadget-reviews") String source,
        @Schema(example = "datasets/dining-reviews") String target,

        @Schema(description = "What was tuned on the source and then on the target", example = "t5-base") @Nullable
        String baseModel,

        @Schema(description = "How it was tuned", example = "finetune") @Nullable
        String adaptation,

        @Schema(example = "accuracy") @Nullable String metric,

        @Schema(description = "Tells repeated runs apart, default 0", example = "1") @Nullable
        Long seed,

        @Schema(description = "With the transfer", example = "0.91")
        double score,

        @Schema(description = "Without it, in the same unit", example = "0.88") @Nullable
        Double baseline,

        @Schema(description = "Default true") @Nullable Boolean higherIsBetter,
        @Nullable Long sourceExamples,
        @Nullable Long targetExamples,

        @Schema(description = "Where the figures are from") @Nullable
        String provenance,

        @Nullable Map<String, String> tags) {}
