package dev.taskspace.download;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A wish for a model of the hub.
 *
 * @param hub its id
 * @param revision commit, tag or branch; null for the main branch. What it stands for when the download begins is what is
 *     downloaded
 * @param name of the folder that it gets; null for the last part of the id
 * @param apiKeyRef name of the configured key of the hub, for a model that is not public
 */
@Schema(name = "ModelDownload")
record DownloadRequest(
        @Schema(example = "intfloat/e5-small-v2") @Nullable String hub,
        @Schema(example = "main") @Nullable String revision,
        @Schema(example = "e5-small-v2") @Nullable String name,
        @Nullable String apiKeyRef,
        @Nullable Integer priority) {}
