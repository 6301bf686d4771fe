package dev.taskspace.hub;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where datasets of the hub come from.
 *
 * @param datasetViewerUrl base address of the dataset viewer's REST API, or of a mirror of it
 * @param apiKeyRef name of the configured key (TASKSPACE_KEYS_NAME) for gated datasets, null for none
 * @param maxRows most rows of one import
 */
@ConfigurationProperties("taskspace.hub")
record HubProperties(
        @DefaultValue("https://datasets-server.huggingface.co")
        URI datasetViewerUrl,

        @Nullable String apiKeyRef,
        @DefaultValue("1000000") long maxRows) {}
