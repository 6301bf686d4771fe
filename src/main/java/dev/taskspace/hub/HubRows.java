package dev.taskspace.hub;

import dev.taskspace.dataset.file.FileFormat;
import dev.taskspace.dataset.file.RowSource;
import dev.taskspace.dataset.file.SourceRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rows that a job has fetched, a page at a time in memory. */
final class HubRows implements RowSource {
    private final HubPages pages;
    private final UUID job;
    private final JsonMapper json;
    private final Queue<JsonNode> page = new ArrayDeque<>();
    private long next;

    HubRows(HubPages pages, UUID job, JsonMapper json) {
        this.pages = pages;
        this.job = job;
        this.json = json;
    }

    @Override
    public FileFormat format() {
        return FileFormat.HUB;
    }

    @Override
    public @Nullable SourceRow next() {
        if (page.isEmpty()) {
            pages.body(job, next).ifPresent(body -> json.readTree(body).forEach(page::add));
        }
        JsonNode row = page.poll();
        if (row == null) {
            return null;
        }
        next++;
        return new SourceRow(next, cells(row));
    }

    private static Map<String, Object> cells(JsonNode object) {
        Map<String, Object> cells = new LinkedHashMap<>();
        object.properties().forEach(cell -> {
            Object value = plain(cell.getValue());
            if (value != null) {
                cells.put(cell.getKey(), value);
            }
        });
        return cells;
    }

    private static @Nullable Object plain(JsonNode value) {
        if (value.isString()) {
            return value.stringValue();
        }
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isObject()) {
            return cells(value);
        }
        return value.isArray() ? list(value) : null;
    }

    private static List<Object> list(JsonNode array) {
        List<Object> values = new ArrayList<>();
        for (JsonNode element : array) {
            Object value = plain(element);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }
}
