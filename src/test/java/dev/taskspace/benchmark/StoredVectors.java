package dev.taskspace.benchmark;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Vectors that an installation stored, from a folder of answers of {@code GET /embeddings/{id}?include=vector}, one file
 * each: {@code NAME.METHOD.SEED.json}.
 */
final class StoredVectors {
    private final Map<String, Vector> byKey = new TreeMap<>();

    /**
     * One vector with the sizes of its blocks.
     *
     * @param values as stored, before any transform
     */
    @SuppressWarnings("ArrayRecordComponent") // numbers, never compared
    record Vector(double[] values, int[] blocks) {
        Vector plus(Vector other) {
            double[] sum = values.clone();
            Arrays.setAll(sum, i -> values[i] + other.values[i]);
            return new Vector(sum, blocks);
        }

        Vector times(double factor) {
            return new Vector(Arrays.stream(values).map(value -> factor * value).toArray(), blocks);
        }
    }

    StoredVectors(Path folder) throws IOException {
        JsonMapper json = JsonMapper.shared();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
            for (Path file : files) {
                JsonNode answer = json.readTree(Files.readString(file));
                JsonNode values = answer.path("vector");
                JsonNode layout = answer.path("layout");
                String name = file.getFileName().toString();
                byKey.put(
                        name.substring(0, name.length() - ".json".length()),
                        new Vector(
                                IntStream.range(0, values.size())
                                        .mapToDouble(i -> values.get(i).asDouble())
                                        .toArray(),
                                IntStream.range(0, layout.size())
                                        .map(i -> layout.get(i).path("size").asInt())
                                        .toArray()));
            }
        }
    }

    /** The vectors of one method and seed by the name of what was embedded. */
    Map<String, Vector> of(String method, int seed) {
        String ending = "." + method + "." + seed;
        Map<String, Vector> vectors = new TreeMap<>();
        byKey.forEach((key, vector) -> {
            if (key.endsWith(ending)) {
                vectors.put(key.substring(0, key.length() - ending.length()), vector);
            }
        });
        return vectors;
    }
}
