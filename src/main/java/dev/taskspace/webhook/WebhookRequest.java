package dev.taskspace.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client sends to be told of the ends of jobs. */
@Schema(name = "WebhookRequest")
record WebhookRequest(
        @Schema(
                requiredMode = Schema.RequiredMode.REQUIRED,
                description = "http or https address that messages are posted to",
                example = "https://hooks.example.org/taskspace")
        @Nullable
        String url,

        @Schema(
                description = "job.succeeded, job.failed, job.cancelled; all three when left out",
                example = "[\"job.failed\"]")
        @Nullable
        List<@Nullable String> events,

        @Nullable String description,

        @Schema(
                description =
                        "Name of a secret that the operator configured as TASKSPACE_WEBHOOK_SECRETS_NAME; when left out"
                                + " one is made and shown in this answer only",
                example = "alerts")
        @Nullable
        String secretRef) {}
