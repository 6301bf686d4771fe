package dev.taskspace.pool;

import io.swagger.v3.oas.annotations.media.Schema;

/** The parts of an upload of a pool, for the API's description. */
@Schema(name = "PoolUpload")
record PoolUpload(
        @Schema(type = "string", format = "binary", description = "The rows")
        String file,

        PoolRequest metadata) {}
