package dev.taskspace.dataset;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dataset on a hub.
 *
 * @param hub id on the Hugging Face Hub
 * @param config null: the only one, or the one called default
 * @param split null: train
 * @param revision null: whichever is served; it is kept as a tag
 */
@Schema(name = "DatasetSource")
public record DatasetSource(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "stanfordnlp/sst2") @Nullable
        String hub,

        @Schema(description = "Needed when the dataset has several", example = "default") @Nullable
        String config,

        @Schema(description = "train when left out", example = "train") @Nullable
        String split,

        @Schema(
                description = "Commit on the hub, at least 7 hexadecimal digits; another one that is served is refused",
                example = "8d51e7e")
        @Nullable
        String revision) {}
