package dev.taskspace.starter;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Guards what every newcomer meets first: the corpus that ships with the service. */
class StarterCorpusTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final double NEARLY_THE_SAME = 0.7;

    private static final Map<String, List<JsonNode>> DATASETS = new TreeMap<>();
    private static final Map<String, JsonNode> METADATA = new TreeMap<>();
    private static final List<JsonNode> POOL = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        for (Resource file : resources("starter/datasets/*.jsonl")) {
            DATASETS.put(name(file), rows(file));
        }
        for (Resource file : resources("starter/datasets/*.json")) {
            METADATA.put(name(file), JSON.readTree(file.getContentAsString(StandardCharsets.UTF_8)));
        }
        for (Resource file : resources("starter/pool/*.jsonl")) {
            POOL.addAll(rows(file));
        }
    }

    @Test
    void hasDatasetsOfManyFamiliesEachLargeEnoughToLearnFrom() {
        assertThat(DATASETS).hasSizeGreaterThanOrEqualTo(8).hasSameSizeAs(METADATA);
        assertThat(METADATA.values().stream()
                        .map(metadata -> metadata.path("family").asString())
                        .distinct())
                .hasSizeGreaterThanOrEqualTo(7);
        assertThat(METADATA.values())
                .allSatisfy(metadata ->
                        assertThat(metadata.path("license").asString()).isEqualTo("CC0-1.0"));
        DATASETS.forEach((name, rows) -> assertThat(rows)
                .as(name)
                .hasSizeGreaterThanOrEqualTo(120)
                .allSatisfy(row -> {
                    assertThat(row.path("text").asString()).isNotBlank();
                    assertThat(row.has("label")).isTrue();
                }));
    }

    @Test
    void balancesItsLabelsInBothSplits() {
        DATASETS.forEach((name, rows) -> {
            if (!"regression"
                    .equals(METADATA.getOrDefault(name, JSON.createObjectNode())
                            .path("taskType")
                            .asString())) {
                for (String split : List.of("train", "test")) {
                    Map<String, Long> counts = rows.stream()
                            .filter(row -> split.equals(row.path("split").asString()))
                            .collect(groupingBy(row -> row.path("label").asString(), counting()));
                    long most = counts.values().stream()
                            .mapToLong(Long::longValue)
                            .max()
                            .orElseThrow();
                    assertThat(counts.values()).as(name + " " + split).allMatch(count -> most <= 1.4 * count);
                }
            }
        });
    }

    @Test
    void spreadsRegressionLabelsOverTheirRange() {
        List<Double> labels = DATASETS.getOrDefault("sentence-similarity", List.of()).stream()
                .map(row -> row.path("label").asDouble())
                .toList();

        assertThat(labels).allMatch(label -> label >= 0 && label <= 5);
        for (int unit = 0; unit < 5; unit++) {
            double low = unit;
            assertThat(labels.stream().filter(label -> label >= low && label <= low + 1))
                    .hasSizeGreaterThan(20);
        }
    }

    @Test
    void hasAPoolOfManySinglesAndPairs() {
        assertThat(POOL).hasSizeGreaterThanOrEqualTo(1000);
        assertThat(POOL.stream().filter(row -> row.has("textPair"))).hasSizeGreaterThan(400);
        assertThat(POOL.stream().filter(row -> !row.has("textPair"))).hasSizeGreaterThan(400);
    }

    @Test
    void saysNothingTwiceNeitherInADatasetNorInAnotherNorInThePool() {
        List<String> inputs = new ArrayList<>();
        DATASETS.values().forEach(rows -> rows.forEach(row -> inputs.add(input(row))));
        POOL.forEach(row -> inputs.add(input(row)));
        List<int[]> words = vocabularyIds(inputs);

        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (jaccard(words.get(i), words.get(j)) > NEARLY_THE_SAME) {
                    pairs.add(inputs.get(i) + " ~ " + inputs.get(j));
                }
            }
        }

        assertThat(pairs).isEmpty();
    }

    @Test
    void keepsThePoolApartFromEveryTextOfTheDatasets() {
        Set<String> texts = new HashSet<>();
        DATASETS.values().forEach(rows -> rows.forEach(row -> texts.addAll(texts(row))));

        assertThat(POOL.stream().flatMap(row -> texts(row).stream()).filter(texts::contains))
                .isEmpty();
    }

    private static String input(JsonNode row) {
        return String.join(" | ", texts(row));
    }

    private static List<String> texts(JsonNode row) {
        return row.has("textPair")
                ? List.of(
                        normal(row.path("text").asString()),
                        normal(row.path("textPair").asString()))
                : List.of(normal(row.path("text").asString()));
    }

    private static String normal(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
    }

    private static List<int[]> vocabularyIds(List<String> inputs) {
        Map<String, Integer> vocabulary = new TreeMap<>();
        return inputs.stream()
                .map(input -> new TreeSet<>(Arrays.asList(input.split(" ")))
                        .stream()
                                .mapToInt(word -> vocabulary.computeIfAbsent(word, added -> vocabulary.size()))
                                .sorted()
                                .toArray())
                .toList();
    }

    private static double jaccard(int[] a, int[] b) {
        int shared = 0;
        for (int i = 0, j = 0; i < a.length && j < b.length; ) {
            int order = Integer.compare(a[i], b[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return (double) shared / (a.length + b.length - shared);
    }

    private static Resource[] resources(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath:" + pattern);
    }

    private static String name(Resource file) {
        String name = String.valueOf(file.getFilename());
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static List<JsonNode> rows(Resource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .map(JSON::readTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
