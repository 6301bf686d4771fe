package dev.taskspace.hub;

import dev.taskspace.endpoint.EndpointCall;
import dev.taskspace.endpoint.Endpoints;
import dev.taskspace.endpoint.NonsenseException;
import dev.taskspace.endpoint.Reply;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The REST API of the hub's dataset viewer; what it answers is checked before anything is made of it. */
@Component
@EnableConfigurationProperties(HubProperties.class)
class DatasetViewer {
    /** The most that the API gives at a time. */
    static final int MOST_ROWS = 100;

    private final HubProperties properties;
    private final Endpoints endpoints;
    private final JsonMapper json;

    DatasetViewer(HubProperties properties, Endpoints endpoints, JsonMapper json) {
        this.properties = properties;
        this.endpoints = endpoints;
        this.json = json;
    }

    /** The configurations of a dataset that have this split. */
    List<String> configs(HubOrder order) throws InterruptedException {
        return call(uri("/splits?dataset=%s", order.hub()), reply -> {
            JsonNode splits = object(reply).path("splits");
            if (!splits.isArray()) {
                throw new NonsenseException("answered no list of splits");
            }
            List<String> configs = new ArrayList<>();
            for (JsonNode split : splits) {
                if (split.path("split").asString("").equals(order.split())) {
                    configs.add(split.path("config").asString(""));
                }
            }
            return configs;
        });
    }

    /** Up to so many rows from a place on. */
    ViewerPage rows(HubOrder order, long offset, int length) throws InterruptedException {
        URI uri = uri(
                "/rows?dataset=%s&config=%s&split=%s&offset=" + offset + "&length=" + length,
                order.hub(),
                Objects.requireNonNull(order.config()),
                order.split());
        return call(uri, reply -> page(reply, offset, length));
    }

    private ViewerPage page(Reply reply, long offset, int length) {
        JsonNode answer = object(reply);
        JsonNode total = answer.path("num_rows_total");
        if (!answer.path("rows").isArray() || !total.canConvertToLong() || total.longValue() < 0) {
            throw new NonsenseException("answered no rows, or not how many there are");
        }
        if (answer.path("partial").asBoolean(false)) {
            throw new NonsenseException("serves only a part of this dataset; download it and upload its files");
        }
        long expected = Math.min(length, Math.max(0, total.longValue() - offset));
        if (answer.path("rows").size() != expected) {
            throw new NonsenseException("answered " + answer.path("rows").size() + " rows where it has " + expected);
        }
        ClassNames classes = ClassNames.of(answer.path("features"));
        ArrayNode rows = json.createArrayNode();
        for (JsonNode row : answer.path("rows")) {
            if (row.path("row_idx").asLong(-1) != offset + rows.size()
                    || !(row.path("row") instanceof ObjectNode cells)) {
                throw new NonsenseException("answered rows out of order, or what is no row");
            }
            if (!row.path("truncated_cells").isEmpty()) {
                throw new NonsenseException(
                        "cut off cells that are too long; download the dataset and upload its files");
            }
            classes.write(cells);
            rows.add(cells);
        }
        return new ViewerPage(Objects.requireNonNullElse(reply.header("x-revision"), ""), total.longValue(), rows);
    }

    private JsonNode object(Reply reply) {
        try {
            JsonNode answer = json.readTree(reply.body());
            if (answer.isObject()) {
                return answer;
            }
        } catch (JacksonException e) {
            throw new NonsenseException("answered what is no JSON");
        }
        throw new NonsenseException("answered what is no JSON object");
    }

    private <T> T call(URI uri, Function<Reply, T> reading) throws InterruptedException {
        return endpoints.exchange(new EndpointCall(uri, properties.apiKeyRef(), ""), () -> {}, reading);
    }

    private URI uri(String template, Object... values) {
        Object[] encoded = Arrays.stream(values)
                .map(value -> URLEncoder.encode(value.toString(), StandardCharsets.UTF_8))
                .toArray();
        String base = properties.datasetViewerUrl().toString().replaceFirst("/+$", "");
        return URI.create(base + template.formatted(encoded));
    }
}
