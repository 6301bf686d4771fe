package dev.taskspace.model;

import io.swagger.v3.oas.annotations.media.Schema;

/** The parts of an upload of answers computed elsewhere, for the API's description. */
@Schema(name = "PredictionsUpload")
record PredictionsUpload(
        @Schema(type = "string", format = "binary", description = "The rows")
        String file,

        ModelRequest metadata) {}
