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
            List<TextInput> inputs = rows.stream().map(PromptPanel.Row::input).toList();
            List<List<double[]>> own = ask(inputs);
            List<Integer> complete = IntStream.range(0, panel.prompts().size())
                    .filter(p -> asked(own.get(p)) && asked(pool.get(p)))
                    .boxed()
                    .toList();
            boolean two = rows.stream().anyMatch(row -> row.label().equals(REST));
            double[] truth = complete.stream()
                    .mapToDouble(p -> accuracy(own.get(p), rows, two))
                    .toArray();
            out.printf(
                    Locale.ROOT,
                    "%n%s: %d prompts, accuracy on %d rows: %s%n",
                    name,
                    complete.size(),
                    rows.size(),
                    IntStream.range(0, truth.length)
                            .mapToObj(i -> String.format(Locale.ROOT, "%d %.1f", complete.get(i), truth[i]))
                            .toList());
            if (complete.size() > 1) {
                out.printf(
                        Locale.ROOT,
                        "unparseable of %d own and %d pool answers: %d, %d%n%n",
                        complete.size() * rows.size(),
                        complete.size() * panel.pool().size(),
                        unparseable(own, complete),
                        unparseable(pool, complete));
                table(out, truth, complete, own, pool, two);
            }
        });
    }

    private void table(
            PrintStream out,
            double[] truth,
            List<Integer> complete,
            List<List<double[]>> own,
            List<List<double[]>> pool,
            boolean two) {
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
                    scores(selector, complete, own, own.getFirst().size(), two),
                    truth);
            for (int size : POOLS.stream().filter(size -> size <= texts).toList()) {
                line(
                        out,
                        selector.wireName(),
                        size + " pool texts",
                        scores(selector, complete, pool, size, two),
                        truth);
            }
        }
    }

    private static boolean asked(List<double[]> answers) {
        return answers.stream().noneMatch(row -> row.length == 1);
    }

    private List<List<double[]>> ask(List<TextInput> inputs) {
        return panel.prompts().stream().map(trial -> labels.of(trial, inputs)).toList();
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

    private double[] scores(
            Selector selector, List<Integer> complete, List<List<double[]>> answers, int inputs, boolean two) {
        int classes = panel.prompts().getFirst().labels().size();
        double[][][] table = complete.stream()
                .map(p -> answers.get(p).subList(0, inputs).stream()
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

    private static long unparseable(List<List<double[]>> answers, List<Integer> complete) {
        return complete.stream()
                .flatMap(p -> answers.get(p).stream())
                .filter(row -> row.length == 0)
                .count();
    }
}
