package dev.taskspace.platform.access;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A key that was just made.
 *
 * @param secret the only time that anyone sees it
 */
@Schema(name = "NewKey")
record NewKey(
        ApiKey key,

        @Schema(example = "tsk_k3Zq0VbN8mYpW5sH2xCfJ7uL1tRdG9aE6iOzKvXwQhM")
        String secret) {}
