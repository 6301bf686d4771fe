package dev.taskspace.embedding;

import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.tuning.MiniLm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What each quirk of the reference costs: docs/QUIRKS.md. Arguments: a folder with one folder a dataset, in it {@code
 * train.jsonl.gz} and {@code test.jsonl.gz} with text, text_pair and label, then pairs of datasets that are the same kind
 * of task, one after the other. Files without shuffling are read sorted by label, as some corpora come.
 */
public final class QuirkCosts {

    private static final int TRAIN = 300;
    private static final int HELD_OUT = 200;
    private static final int FISHER = 150;
    private static final int SEEDS = 2;

    private QuirkCosts() {}

    public static void main(String[] arguments) throws IOException {
        List<String> names = List.of(arguments).subList(1, arguments.length);
        List<List<TrainingExample>> train = new ArrayList<>();
        List<List<TrainingExample>> test = new ArrayList<>();
        for (String name : names) {
            train.add(read(Path.of(arguments[0], name, "train.jsonl.gz"), TRAIN));
            test.add(read(Path.of(arguments[0], name, "test.jsonl.gz"), HELD_OUT));
        }
        System.out.println(
                "| method | quirk | held-out score | of the majority | weak | twin | others | rank of twin |");
        System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- |");
        for (int quirk : new int[] {0, Quirks.SQUARED_MEAN, Quirks.PER_CLASS, Quirks.UNSHUFFLED}) {
            run("taskemb", quirk, sum -> new TaskEmb(TRAIN, 64, 16, 1e-4, 0.01, 2, 0, FISHER, sum), train, test);
        }
        for (int quirk : new int[] {0, Quirks.RAW_PREFIX, Quirks.PER_CLASS, Quirks.UNSHUFFLED}) {
            run("tupate", quirk, sum -> new Tupate(TRAIN, 64, 16, 1e-2, 0, 4, 0, 16, sum), train, test);
        }
    }

    private static void run(
            String name,
            int quirk,
            IntFunction<EmbeddingMethod> methods,
            List<List<TrainingExample>> train,
            List<List<TrainingExample>> test) {
        EmbeddingMethod method = methods.apply(quirk);
        Surrogate surrogate = MiniLm.surrogate();
        int n = train.size();
        double score = 0;
        double majority = 0;
        int weak = 0;
        double twin = 0;
        double others = 0;
        double rank = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            float[][] vectors = new float[n][];
            for (int i = 0; i < n; i++) {
                TrainingSet set = set(train.get(i), test.get(i), method.inFileOrder());
                Sample sample = new Sample(
                        set.train().stream().map(TrainingExample::input).toList(), set);
                MethodVector vector = method.extract(
                                new Extraction(surrogate, sample, seed, StepListener.SILENT, StepListener.SILENT))
                        .getFirst();
                SeedAverage average = new SeedAverage(vector);
                average.add(vector);
                vectors[i] = method.coordinates(average.mean(), average.layout());
                LearningCheck check = java.util.Objects.requireNonNull(vector.learning());
                score += check.score();
                majority += check.majorityScore();
                weak += check.weakSignal() ? 1 : 0;
            }
            centre(vectors);
            for (int i = 0; i < n; i++) {
                double mine = Cosine.of(vectors[i], vectors[i ^ 1]);
                twin += mine;
                int better = 0;
                for (int j = 0; j < n; j++) {
                    if (j != i && j != (i ^ 1)) {
                        double other = Cosine.of(vectors[i], vectors[j]);
                        others += other / (n - 2);
                        better += other > mine ? 1 : 0;
                    }
                }
                rank += 1 + better;
            }
        }
        int runs = n * SEEDS;
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.3f | %.3f | %d of %d | %.2f | %.2f | %.2f |%n",
                name,
                quirk,
                score / runs,
                majority / runs,
                weak,
                runs,
                twin / runs,
                others / runs,
                rank / runs);
    }

    private static void centre(float[][] vectors) {
        for (int k = 0; k < vectors[0].length; k++) {
            double sum = 0;
            for (float[] vector : vectors) {
                sum += vector[k];
            }
            for (float[] vector : vectors) {
                vector[k] -= (float) (sum / vectors.length);
            }
        }
    }

    private static TrainingSet set(List<TrainingExample> train, List<TrainingExample> test, boolean sorted) {
        List<TrainingExample> ordered = new ArrayList<>(train);
        if (sorted) {
            ordered.sort(Comparator.comparingInt(example -> ((Target.Category) example.target()).index()));
        }
        int classes = 1
                + train.stream()
                        .mapToInt(example -> ((Target.Category) example.target()).index())
                        .max()
                        .orElseThrow();
        return new TrainingSet(new Objective.Classification(classes), ordered, test);
    }

    private static List<TrainingExample> read(Path file, int most) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                rows.add(JsonMapper.shared().readTree(line));
            }
        }
        List<String> labels = List.copyOf(new TreeSet<>(
                rows.stream().map(row -> row.path("label").asString()).toList()));
        return rows.stream()
                .limit(most)
                .map(row -> new TrainingExample(
                        new TextInput(
                                row.path("text").asString(),
                                row.has("text_pair") ? row.path("text_pair").asString() : null),
                        new Target.Category(labels.indexOf(row.path("label").asString()))))
                .toList();
    }
}
