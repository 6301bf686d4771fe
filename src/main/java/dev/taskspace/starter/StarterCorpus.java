package dev.taskspace.starter;

import dev.taskspace.dataset.Columns;
import dev.taskspace.dataset.DatasetMetadata;
import dev.taskspace.dataset.LabelledRow;
import dev.taskspace.dataset.Split;
import dev.taskspace.dataset.TaskType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the datasets that ship with the service: written for it, CC0. */
@Component
class StarterCorpus {
    private static final String METADATA = "classpath:starter/datasets/*.json";

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private final JsonMapper json;

    StarterCorpus(JsonMapper json) {
        this.json = json;
    }

    /** All of them, by name. */
    List<StarterDataset> datasets() {
        try {
            return Arrays.stream(resources.getResources(METADATA))
                    .map(this::metadata)
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .map(metadata -> new StarterDataset(metadata, rows(metadata.name())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DatasetMetadata metadata(Resource file) {
        JsonNode metadata = json.readTree(content(file));
        return new DatasetMetadata(
                metadata.path("name").asString(),
                metadata.path("description").asString(),
                TaskType.valueOf(metadata.path("taskType").asString().toUpperCase(Locale.ROOT)),
                null,
                Columns.DETECTED,
                metadata.path("language").asString(),
                metadata.path("license").asString(),
                metadata.path("family").asString(),
                Split.TRAIN,
                Map.of("corpus", "starter"));
    }

    private List<LabelledRow> rows(String name) {
        return content(resources.getResource("classpath:starter/datasets/" + name + ".jsonl"))
                .lines()
                .map(json::readTree)
                .map(row -> new LabelledRow(
                        row.path("text").asString(),
                        row.path("textPair").isMissingNode()
                                ? null
                                : row.path("textPair").asString(),
                        row.path("label").asString(),
                        Split.valueOf(row.path("split").asString().toUpperCase(Locale.ROOT))))
                .toList();
    }

    private static String content(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
