package dev.taskspace.benchmark;

import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.MeasuredRow;
import dev.taskspace.ranking.hybrid.TaskSimilarity;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Our own embeddings of the ten TaskWeb tasks whose data are at hand, against the published similarities. */
final class SharedTasksBenchmark {
    private static final List<String> OWN =
            List.of("taskemb", "taskvec", "textemb", "tupate", "metadata", "curveGrad", "logme", "esm");
    private static final String TEXT = "published text similarity";

    private final TaskWeb taskWeb;
    private final MeasuredTables tables;
    private final PrintStream out;

    SharedTasksBenchmark(TaskWeb taskWeb, MeasuredTables tables, PrintStream out) {
        this.taskWeb = taskWeb;
        this.tables = tables;
        this.out = out;
    }

    void run() throws IOException {
        Evidence all = taskWeb.evidence(seed -> true);
        TaskSimilarity published = taskWeb.similarity(all, List.of(TaskWeb.TEXT_SIMILARITY, TaskWeb.LLM_SIMILARITY));
        Comparison board = new Comparison();
        for (MeasuredRow row : all.rows()) {
            if (SharedTasks.has(all, row.target())) {
                judge(all, published, row, board);
            }
        }
        SharedHybrid hybrid = new SharedHybrid(all, board);
        hybrid.judge("no similarity", TaskSimilarity.NONE);
        hybrid.judge("published similarities", published);
        hybrid.judge("our embeddings", SharedHybrid.own(all, tables, List.of("taskemb", "taskvec", "textemb")));
        out.println(board.markdown());
        out.println("| difference | ndcg | ndcgRankGain | spearman |\n|---|---|---|---|");
        for (String method : OWN) {
            out.print(board.differenceIfKnown(method, TEXT));
        }
        out.print(board.difference("taskemb", "textemb"));
        out.print(board.difference("hybrid cold, our embeddings", "hybrid cold, no similarity"));
        out.print(board.difference("hybrid cold, our embeddings", "hybrid cold, published similarities"));
        out.println();
        out.println("Held-out choice of the similarity:\n");
        out.println(board.heldOutChoice(List.of("taskemb", "taskvec", "textemb"), "taskemb"));
    }

    private void judge(Evidence all, TaskSimilarity published, MeasuredRow row, Comparison board) {
        int[] kept = SharedTasks.kept(all, row);
        double[][] similarities = Objects.requireNonNull(published.of(row.target()));
        board.addRandom(row.target(), kept.length, predicted -> SharedTasks.judged(row, kept, predicted));
        board.add(TEXT, row.target(), SharedTasks.judged(row, kept, pick(similarities[0], row, kept)));
        board.add(
                "published LLM similarity",
                row.target(),
                SharedTasks.judged(row, kept, pick(similarities[1], row, kept)));
        for (String method : OWN) {
            double[] values = Arrays.stream(kept)
                    .mapToDouble(i -> tables.value(method, name(all, row.target()), name(all, row.sources()[i])))
                    .toArray();
            if (Arrays.stream(values).noneMatch(Double::isNaN)) {
                board.add(method, row.target(), SharedTasks.judged(row, kept, values));
            }
        }
    }

    private static String name(Evidence all, int task) {
        return "datasets/" + SharedTasks.name(all, task);
    }

    private static double[] pick(double[] values, MeasuredRow row, int[] kept) {
        return Arrays.stream(kept).mapToDouble(i -> values[row.sources()[i]]).toArray();
    }
}
