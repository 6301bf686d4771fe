package dev.taskspace.benchmark;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares ways to compare stored vectors on the published transfers of the ten TaskWeb tasks whose data are at hand and on
 * the transfers that the service measured, and tells how much nearer two seeds of one dataset lie than two datasets. Chosen
 * on every second target, reported on the others; and chosen on one set of transfers, reported on the other. {@code
 * EmbeddingChoices DATA}: the folder holds {@code taskweb}, {@code measured} ({@link MeasuredTables}) and {@code
 * measured/vectors} ({@link StoredVectors}).
 */
final class EmbeddingChoices {
    private static final String CENTRED = ", centred";
    private static final String RAW = ", raw";
    private static final String CLR = "log, floor 0.001, mean of each block subtracted (clr)";

    private final Path data;
    private final StoredVectors vectors;
    private final MeasuredTables tables;
    private final PrintStream out;

    private EmbeddingChoices(Path data, PrintStream out) throws IOException {
        this.data = data;
        this.vectors = new StoredVectors(data.resolve("measured").resolve("vectors"));
        this.tables = new MeasuredTables(data.resolve("measured"));
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        new EmbeddingChoices(Path.of(args[0]), new PrintStream(System.out, true, StandardCharsets.UTF_8)).run();
    }

    private void run() throws IOException {
        Map<String, StoredVectors.Vector> fisher = vectors.of("taskemb", 0);
        Map<String, StoredVectors.Vector> delta = vectors.of("taskvec", 0);
        Map<String, StoredVectors.Vector> texts = vectors.of("textemb", 0);
        out.printf("Vectors of %d tasks: %s%n%n", fisher.size(), fisher.keySet());
        compare("taskemb", CLR + CENTRED, fisher, Coordinates.ofFisher());
        compare("taskvec", "16,384 values" + RAW, delta, Coordinates.ofTaskVector());
        compare("textemb", "mean state" + CENTRED, texts, Map.of("mean state", StoredVectors.Vector::values));
        compare(
                "tupate",
                "mean of the layers" + CENTRED,
                vectors.of("tupate", 0),
                Map.of("mean of the layers", StoredVectors.Vector::values));
        mixtures(fisher, delta, texts);
        averages("taskemb", of(Coordinates.ofFisher(), CLR), true);
        averages("taskvec", StoredVectors.Vector::values, false);
        averages("textemb", StoredVectors.Vector::values, true);
        seeds("taskemb", Coordinates.ofFisher());
        seeds("taskvec", Coordinates.ofTaskVector());
        seeds("textemb", Map.of("mean state", StoredVectors.Vector::values));
        seeds("tupate", Map.of("mean of the layers", StoredVectors.Vector::values));
    }

    private void compare(
            String method,
            String usual,
            Map<String, StoredVectors.Vector> stored,
            Map<String, Coordinates.Transform> transforms)
            throws IOException {
        if (stored.size() < 2) {
            return;
        }
        Map<String, Map<String, Map<String, Double>>> candidates = new LinkedHashMap<>();
        transforms.forEach((name, transform) -> {
            candidates.put(name + CENTRED, Coordinates.cosines(stored, transform, true));
            candidates.put(name + RAW, Coordinates.cosines(stored, transform, false));
        });
        report(method, usual, candidates);
    }

    private void mixtures(
            Map<String, StoredVectors.Vector> fisher,
            Map<String, StoredVectors.Vector> delta,
            Map<String, StoredVectors.Vector> texts)
            throws IOException {
        Map<String, Map<String, Double>> taskemb =
                Coordinates.cosines(fisher, of(Coordinates.ofFisher(), "log, floor 0.001"), true);
        Map<String, Map<String, Double>> clr = Coordinates.cosines(fisher, of(Coordinates.ofFisher(), CLR), true);
        Map<String, Map<String, Double>> taskvec = Coordinates.cosines(delta, StoredVectors.Vector::values, false);
        Map<String, Map<String, Double>> textemb = Coordinates.cosines(texts, StoredVectors.Vector::values, true);
        Map<String, Map<String, Map<String, Double>>> candidates = new LinkedHashMap<>();
        candidates.put("taskemb", taskemb);
        candidates.put("taskemb, clr", clr);
        candidates.put("taskvec", taskvec);
        candidates.put("textemb", textemb);
        candidates.put("taskemb + taskvec", mean(List.of(taskemb, taskvec)));
        candidates.put("taskemb, clr + taskvec", mean(List.of(clr, taskvec)));
        candidates.put("taskemb + taskvec + textemb", mean(List.of(taskemb, taskvec, textemb)));
        report("mean of standardised similarities", "taskemb, clr", candidates);
    }

    /** What the mean of two seeds adds to either. */
    private void averages(String method, Coordinates.Transform transform, boolean centred) throws IOException {
        Map<String, StoredVectors.Vector> first = vectors.of(method, 0);
        Map<String, StoredVectors.Vector> second = vectors.of(method, 1);
        first.keySet().retainAll(second.keySet());
        second.keySet().retainAll(first.keySet());
        if (first.size() < 2) {
            return;
        }
        Map<String, StoredVectors.Vector> mean = new TreeMap<>();
        first.forEach((task, vector) -> mean.put(
                task, vector.plus(Objects.requireNonNull(second.get(task))).times(0.5)));
        report(
                "seeds of " + method,
                "first",
                candidates(Map.of("first", first, "second", second, "mean", mean), transform, centred));
    }

    private static Map<String, Map<String, Map<String, Double>>> candidates(
            Map<String, Map<String, StoredVectors.Vector>> stored, Coordinates.Transform transform, boolean centred) {
        Map<String, Map<String, Map<String, Double>>> candidates = new TreeMap<>();
        stored.forEach((name, some) -> candidates.put(name, Coordinates.cosines(some, transform, centred)));
        return candidates;
    }

    private static Coordinates.Transform of(Map<String, Coordinates.Transform> transforms, String name) {
        return Objects.requireNonNull(transforms.get(name));
    }

    /** Each similarity in standard deviations of the target's row, so that none drowns another. */
    private static Map<String, Map<String, Double>> mean(List<Map<String, Map<String, Double>>> similarities) {
        Map<String, Map<String, Double>> mean = new TreeMap<>();
        for (Map<String, Map<String, Double>> similarity : similarities) {
            similarity.forEach((target, row) -> {
                double[] others = row.entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(target))
                        .mapToDouble(Map.Entry::getValue)
                        .toArray();
                double centre = Arrays.stream(others).average().orElseThrow();
                double spread = Math.sqrt(Arrays.stream(others)
                        .map(value -> (value - centre) * (value - centre))
                        .average()
                        .orElseThrow());
                row.forEach((source, value) -> mean.computeIfAbsent(target, unseen -> new TreeMap<>())
                        .merge(source, (value - centre) / spread, Double::sum));
            });
        }
        return mean;
    }

    private void report(String title, String usual, Map<String, Map<String, Map<String, Double>>> candidates)
            throws IOException {
        List<String> names = List.copyOf(candidates.keySet());
        Comparison published = new Comparison();
        SharedTasks.judge(new TaskWeb(data.resolve("taskweb")), candidates, published);
        out.printf("## %s%n%n", title);
        if (!published.isEmpty()) {
            out.printf("TaskWeb:%n%n");
            out.println(published.markdown());
            out.println(published.heldOutChoice(names, usual));
        }
        Comparison measured = new Comparison();
        tables.judge(candidates, measured);
        if (!measured.isEmpty()) {
            out.printf("Transfers measured by the service:%n%n");
            out.println(measured.markdown());
            out.println(measured.heldOutChoice(names, usual));
        }
        if (!published.isEmpty() && !measured.isEmpty()) {
            cross("TaskWeb", published, "the measured ones", measured, names);
            cross("the measured transfers", measured, "TaskWeb", published, names);
        }
    }

    private void cross(String from, Comparison chooses, String on, Comparison reports, List<String> names) {
        String best = chooses.best(names);
        out.printf(
                "* chosen on %s: %s (ndcgRankGain %.1f there); on %s: %.1f, where the best has %.1f%n",
                from, best, chooses.mean(best), on, reports.mean(best), reports.mean(reports.best(names)));
    }

    /** How often a pair of seeds of one dataset is nearer than a pair of different datasets, every such two compared. */
    private void seeds(String method, Map<String, Coordinates.Transform> transforms) {
        Map<String, StoredVectors.Vector> first = vectors.of(method, 0);
        Map<String, StoredVectors.Vector> second = vectors.of(method, 1);
        first.keySet().retainAll(second.keySet());
        second.keySet().retainAll(first.keySet());
        if (first.size() < 2) {
            out.printf("%nNo two seeds of %s.%n", method);
            return;
        }
        out.printf("%n## Two seeds of %s, %d datasets%n%n", method, first.size());
        out.println("| coordinates | same median | different median | share of different pairs that are further |");
        out.println("|---|---|---|---|");
        transforms.forEach((name, transform) -> {
            for (boolean centred : new boolean[] {true, false}) {
                Map<String, StoredVectors.Vector> all = new TreeMap<>();
                first.forEach((task, vector) -> all.put(task + " 0", vector));
                second.forEach((task, vector) -> all.put(task + " 1", vector));
                line(name + (centred ? CENTRED : RAW), first.keySet(), Coordinates.cosines(all, transform, centred));
            }
        });
    }

    private void line(String name, Set<String> tasks, Map<String, Map<String, Double>> cosines) {
        List<Double> same = new ArrayList<>();
        List<Double> different = new ArrayList<>();
        for (String a : tasks) {
            Map<String, Double> row = Objects.requireNonNull(cosines.get(a + " 0"));
            for (String b : tasks) {
                (a.equals(b) ? same : different).add(row.getOrDefault(b + " 1", Double.NaN));
            }
        }
        long further = 0;
        for (double twin : same) {
            further += different.stream().filter(other -> other < twin).count();
        }
        same.sort(null);
        different.sort(null);
        out.printf(
                "| %s | %.3f | %.3f | %.3f |%n",
                name,
                same.get(same.size() / 2),
                different.get(different.size() / 2),
                (double) further / same.size() / different.size());
    }
}
