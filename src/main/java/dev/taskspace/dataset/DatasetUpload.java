package dev.taskspace.dataset;

import io.swagger.v3.oas.annotations.media.Schema;

/** The parts of an upload, for the API's description; {@link UploadForm} reads them. */
@Schema(name = "DatasetUpload")
record DatasetUpload(
        @Schema(
                type = "string",
                format = "binary",
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "The rows")
        String file,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "{\"name\":\"reviews\"}")
        DatasetRequest metadata) {}
