package dev.taskspace.benchmark;

import dev.taskspace.evaluation.metric.Judged;
import dev.taskspace.evaluation.metric.Metric;
import dev.taskspace.evaluation.metric.Selected;
import dev.taskspace.prompt.Trial;
import dev.taskspace.ranking.selection.Answers;
import dev.taskspace.ranking.selection.SelectionEvidence;
import dev.taskspace.ranking.selection.Selector;
import dev.taskspace.surrogate.TextInput;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Tables of how well the label-free selectors choose among the prompts of one panel. */
record PromptReport(PromptPanel panel, Labels labels) {
    private static final String REST = "not_entailment";
    private static final List<Integer> POOLS = List.of(100, 300, 1000);
    private static final List<Selector> JUDGED = Arrays.stream(Selector.values())
            .filter(selector -> selector != Selector.SPELL && selector != Selector.SELF_SELECT)
            .toList();

    /** Who labels. */
    interface Labels {
        /** One row an input; empty when the answer means no label, of length 1 when nobody was asked. */
        List<double[]> of(Trial trial, List<TextInput> inputs);
    }

    void print(PrintStream out) {
        List<List<double[]>> pool = ask(panel.pool());
        panel.targets().forEach((name, rows) -> {
            List<List<double[]>> own =
                    ask(rows.stream().map(PromptPanel.Row::input).toList());
            int[] prompts = IntStream.range(0, own.size())
                    .filter(p -> mostlyAsked(own.get(p)) && mostlyAsked(pool.get(p)))
                    .toArray();
            int[] answered = common(own, prompts);
            int[] labelled = common(pool, prompts);
            if (prompts.length > 1 && answered.length > 0 && labelled.length > 0) {
                List<PromptPanel.Row> judged =
                        Arrays.stream(answered).mapToObj(rows::get).toList();
                print(out, name, prompts, judged, pick(own, prompts, answered), pick(pool, prompts, labelled));
            }
        });
    }

    private void print(
            PrintStream out,
            String name,
            int[] prompts,
            List<PromptPanel.Row> rows,
            List<List<double[]>> own,
            List<List<double[]>> pool) {
        boolean two = rows.stream().anyMatch(row -> row.label().equals(REST));
        double[] truth = own.stream()
                .mapToDouble(answers -> accuracy(answers, rows, two))
                .toArray();
        out.printf(
                Locale.ROOT,
                "%n**%s**, %d prompts, %d rows, %d pool texts; without a label %d and %d of these answers; accuracy by"
                        + " prompt: %s%n%n",
                name,
                prompts.length,
                rows.size(),
                pool.getFirst().size(),
                unparseable(own),
                unparseable(pool),
                IntStream.range(0, truth.length)
                        .mapToObj(i -> String.format(Locale.ROOT, "%d: %.1f", prompts[i], truth[i]))
                        .toList());
        table(out, truth, own, pool, two);
    }

    /** Positions of the inputs that all of these prompts were put to. */
    private static int[] common(List<List<double[]>> answers, int[] prompts) {
        return IntStream.range(0, answers.getFirst().size())
                .filter(i -> Arrays.stream(prompts)
                        .allMatch(p -> asked(answers.get(p).get(i))))
                .toArray();
    }

    private static List<List<double[]>> pick(List<List<double[]>> answers, int[] prompts, int[] inputs) {
        return Arrays.stream(prompts)
                .mapToObj(
                        p -> Arrays.stream(inputs).mapToObj(answers.get(p)::get).toList())
                .toList();
    }

    private void table(
            PrintStream out, double[] truth, List<List<double[]>> own, List<List<double[]>> pool, boolean two) {
        int texts = pool.getFirst().size();
        out.println("| method | answers to | Performance | Rate | NDCG |\n|---|---|---|---|---|");
        line(out, "best prompt", "", truth, truth);
        line(out, "any prompt (mean)", "", new double[truth.length], truth);
        line(out, "worst prompt", "", Arrays.stream(truth).map(t -> -t).toArray(), truth);
        for (Selector selector : JUDGED) {
            line(
                    out,
                    selector.wireName(),
                    "its own rows",
                    scores(selector, own, own.getFirst().size(), two),
                    truth);
            for (int size : sizes(texts)) {
                line(out, selector.wireName(), size + " pool texts", scores(selector, pool, size, two), truth);
            }
        }
    }

    /** A prompt that was hardly begun would leave the others few inputs to be compared on. */
    private static boolean mostlyAsked(List<double[]> answers) {
        return 2 * answers.stream().filter(PromptReport::asked).count() > answers.size();
    }

    private static boolean asked(double[] answer) {
        return answer.length != 1;
    }

    private List<List<double[]>> ask(List<TextInput> inputs) {
        return panel.prompts().stream().map(trial -> labels.of(trial, inputs)).toList();
    }

    private static List<Integer> sizes(int texts) {
        List<Integer> sizes = POOLS.stream().filter(size -> size <= texts).toList();
        return sizes.isEmpty() ? List.of(texts) : sizes;
    }

    private static void line(PrintStream out, String method, String source, double[] predicted, double[] truth) {
        double least = Arrays.stream(predicted)
                .filter(value -> !Double.isNaN(value))
                .min()
                .orElse(0);
        Judged judged = new Judged(
                Arrays.stream(predicted)
                        .map(value -> Double.isNaN(value) ? least - 1 : value)
                        .toArray(),
                truth,
                new double[truth.length]);
        out.printf(
                Locale.ROOT,
                "| %s | %s | %.1f | %.1f | %.1f |%n",
                method,
                source,
                Selected.performance(judged),
                Selected.rate(judged),
                Metric.NDCG.of(judged));
    }

    private double[] scores(Selector selector, List<List<double[]>> answers, int inputs, boolean two) {
        int classes = panel.prompts().getFirst().labels().size();
        double[][][] table = answers.stream()
                .map(ofPrompt -> ofPrompt.subList(0, inputs).stream()
                        .map(row -> row.length == 0 ? missing(two ? 2 : classes) : merged(row, two))
                        .toArray(double[][]::new))
                .toArray(double[][][]::new);
        return selector.scores(SelectionEvidence.of(new Answers(table, two ? 2 : classes)));
    }

    private static double[] missing(int classes) {
        double[] row = new double[classes];
        Arrays.fill(row, Double.NaN);
        return row;
    }

    /** For a target that only asks whether something is entailed, the probability of that and of all else. */
    private double[] merged(double[] row, boolean two) {
        if (!two) {
            return row;
        }
        double entailed = row[panel.prompts().getFirst().labels().indexOf("entailment")];
        return new double[] {entailed, 1 - entailed};
    }

    /** In percent; an answer without a label is wrong. */
    private double accuracy(List<double[]> answers, List<PromptPanel.Row> rows, boolean two) {
        List<String> names = new ArrayList<>(
                two ? List.of("entailment", REST) : panel.prompts().getFirst().labels());
        long right = IntStream.range(0, rows.size())
                .filter(i -> answers.get(i).length > 0
                        && names.get(largest(merged(answers.get(i), two)))
                                .equals(rows.get(i).label()))
                .count();
        return 100.0 * right / rows.size();
    }

    private static int largest(double[] row) {
        return IntStream.range(0, row.length).reduce(0, (a, b) -> row[b] > row[a] ? b : a);
    }

    private static long unparseable(List<List<double[]>> answers) {
        return answers.stream()
                .flatMap(List::stream)
                .filter(row -> row.length == 0)
                .count();
    }
}
