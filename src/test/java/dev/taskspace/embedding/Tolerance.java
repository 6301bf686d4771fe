package dev.taskspace.embedding;

import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.encoder.FastMath;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.tuning.MiniLm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far the vectors of one dataset differ between processes, numbers of threads and the paths of the matrix library:
 * docs/SPEED.md. {@code write FILE off|auto DATASET...} computes those of starter datasets with the usual hyper-parameters;
 * {@code compare FILE FILE} prints a table: the largest value, the largest difference, and one minus the cosine of what is
 * compared. The number of threads is {@code -Dai.djl.pytorch.num_threads}.
 */
public final class Tolerance {

    private static final List<String> LABELS = List.of("negative", "positive");

    private Tolerance() {}

    /** A vector and the coordinates in which it is compared. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Written(float[] vector, float[] coordinates) {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("compare")) {
            compare(read(Path.of(arguments[1])), read(Path.of(arguments[2])));
            return;
        }
        TensorRuntime.prefer(FastMath.valueOf(arguments[2].toUpperCase(Locale.ROOT)), "cpu");
        Map<String, Written> written = new LinkedHashMap<>();
        for (String dataset : List.of(arguments).subList(3, arguments.length)) {
            for (EmbeddingMethod method : List.of(
                    new TextEmb.Registration().textEmb(), TaskEmb.DEFAULT, new Tupate.Registration().tupate())) {
                extract(method, dataset, written);
            }
        }
        System.out.println("computed on " + TensorRuntime.device() + " with "
                + System.getProperty("ai.djl.pytorch.num_threads") + " thread(s)");
        Files.writeString(Path.of(arguments[1]), JsonMapper.shared().writeValueAsString(written));
    }

    private static void extract(EmbeddingMethod method, String dataset, Map<String, Written> written)
            throws IOException {
        Surrogate surrogate = MiniLm.surrogate();
        TrainingSet set = new TrainingSet(
                new Objective.Classification(LABELS.size()), examples(dataset, "train"), examples(dataset, "test"));
        Sample sample =
                new Sample(set.train().stream().map(TrainingExample::input).toList(), set);
        for (MethodVector vector :
                method.extract(new Extraction(surrogate, sample, 1, StepListener.SILENT, StepListener.SILENT))) {
            SeedAverage run = new SeedAverage(vector);
            run.add(vector);
            written.put(
                    vector.method().name() + " of " + dataset,
                    new Written(run.mean(), vector.method().coordinates(run.mean(), run.layout())));
        }
    }

    private static void compare(Map<String, Written> left, Map<String, Written> right) {
        System.out.println("| vector | values | largest value | largest difference | 1 − cosine |");
        System.out.println("| --- | --- | --- | --- | --- |");
        left.forEach((name, one) -> {
            Written other = Objects.requireNonNull(right.get(name));
            double largest = 0;
            double difference = 0;
            for (int i = 0; i < one.vector.length; i++) {
                largest = Math.max(largest, Math.abs(one.vector[i]));
                difference = Math.max(difference, Math.abs(one.vector[i] - (double) other.vector[i]));
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.3g | %.2g | %.2g |%n",
                    name,
                    one.vector.length,
                    largest,
                    difference,
                    1 - Cosine.of(one.coordinates, other.coordinates));
        });
    }

    private static Map<String, Written> read(Path file) {
        return JsonMapper.shared().readValue(file, new TypeReference<LinkedHashMap<String, Written>>() {});
    }

    private static List<TrainingExample> examples(String dataset, String split) throws IOException {
        List<TrainingExample> examples = new ArrayList<>();
        try (InputStream file = Objects.requireNonNull(
                        Tolerance.class.getResourceAsStream("/starter/datasets/" + dataset + ".jsonl"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode row = JsonMapper.shared().readTree(line);
                if (row.path("split").asString().equals(split)) {
                    examples.add(new TrainingExample(
                            TextInput.of(row.path("text").asString()),
                            new Target.Category(LABELS.indexOf(row.path("label").asString()))));
                }
            }
        }
        return examples;
    }
}
