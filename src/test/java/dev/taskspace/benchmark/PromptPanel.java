package dev.taskspace.benchmark;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.taskspace.dataset.NormalisedText;
import dev.taskspace.labeling.Arity;
import dev.taskspace.prompt.Trial;
import dev.taskspace.surrogate.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The prompts of one family of tasks with the pool and the labelled test rows that they are tried on.
 *
 * @param pool without texts that occur among the test rows
 */
record PromptPanel(String family, List<Trial> prompts, List<TextInput> pool, Map<String, List<Row>> targets) {
    private static final long SEED = 42;
    private static final Pattern PARTS = Pattern.compile(" ; ");

    /** A labelled test row. */
    record Row(TextInput input, String label) {}

    static PromptPanel sentiment(Path folder, int pool, int rows) throws IOException {
        return of(folder, "sentiment", "fute/fute_prompts_sa.csv", Arity.SINGLE, List.of("sst2", "mr"), pool, rows);
    }

    static PromptPanel inference(Path folder, int pool, int rows) throws IOException {
        return of(folder, "inference", "fute/fute_prompts_nli.csv", Arity.HALVES, List.of("rte", "snli"), pool, rows);
    }

    private static PromptPanel of(
            Path folder, String family, String prompts, Arity arity, List<String> names, int pool, int rows)
            throws IOException {
        Map<String, List<Row>> targets = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            List<Row> all = new ArrayList<>();
            for (JsonNode row : lines(folder.resolve("panel/" + name + "/test.jsonl.gz"))) {
                all.add(new Row(input(row), row.get("label").asString()));
                seen.add(NormalisedText.of(row.get("text").asString()));
            }
            Collections.shuffle(all, new Random(SEED));
            targets.put(name, all.subList(0, Math.min(rows, all.size())));
        }
        List<TextInput> texts = new ArrayList<>();
        for (JsonNode row : lines(folder.resolve("pool.jsonl.gz"))) {
            if (!seen.contains(NormalisedText.of(row.get("text").asString()))) {
                texts.add(arity.fit(input(row)));
            }
        }
        Collections.shuffle(texts, new Random(SEED));
        return new PromptPanel(
                family, prompts(folder.resolve(prompts)), texts.subList(0, Math.min(pool, texts.size())), targets);
    }

    /** The text is cut so that a small model can read it with any template. */
    private static TextInput input(JsonNode row) {
        JsonNode second = row.get("text_pair");
        return new TextInput(
                cut(row.get("text").asString()), second == null || second.isNull() ? null : cut(second.asString()));
    }

    private static String cut(String text) {
        return text.length() <= 600 ? text : text.substring(0, 600);
    }

    private static List<Trial> prompts(Path file) throws IOException {
        List<Trial> prompts = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                Map<String, List<String>> words = new LinkedHashMap<>();
                for (String part : PARTS.split(row.getField("verbalizers"), -1)) {
                    String[] sides = part.split("=", 2);
                    words.put(sides[0].strip(), Arrays.asList(sides[1].strip().split("/")));
                }
                String template = row.getField("template")
                        .replace("{{premise}}", "{{text}}")
                        .replace("{{hypothesis}}", "{{textPair}}");
                prompts.add(new Trial(template, words, row.getField("cot").equals("1")));
            }
        }
        return prompts;
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().map(JsonMapper.shared()::readTree).toList();
        }
    }
}
