package dev.taskspace.benchmark;

import dev.taskspace.evaluation.metric.Judged;
import dev.taskspace.evaluation.metric.Metric;
import dev.taskspace.ranking.hybrid.Evidence;
import dev.taskspace.ranking.hybrid.MeasuredRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares the metrics with the golden values beside the TaskWeb tables: the published text similarity on T5-large,
 * fine-tuned. Its only argument is the folder. The golden values break ties of the truth by name, we do not, so
 * {@code ndcgRankGain} may differ for the targets where two sources reached the same score; the program says which.
 */
final class GoldenMetrics {
    private static final Map<String, Metric> NAMES = Map.of(
            "ndcg", Metric.NDCG,
            "ndcg_rankgain", Metric.NDCG_RANK_GAIN,
            "rho", Metric.MEAN_RANK,
            "regret1", Metric.REGRET_AT_1,
            "regret3", Metric.REGRET_AT_3,
            "spearman", Metric.SPEARMAN);

    private GoldenMetrics() {}

    public static void main(String[] args) throws IOException {
        System.out.println(compare(new TaskWeb(Path.of(args[0])), Path.of(args[0])));
    }

    /** How many values agree to a millionth, and which do not. */
    static String compare(TaskWeb taskWeb, Path folder) throws IOException {
        Evidence evidence = taskWeb.evidence(seed -> true);
        var similarity = taskWeb.similarity(evidence, List.of(TaskWeb.TEXT_SIMILARITY));
        JsonNode golden = JsonMapper.shared()
                .readTree(folder.resolve("golden_metrics.json"))
                .at("/taskweb_t5l_finetune_predictor_roe_minilm32/per_target");
        int setting = evidence.settings().indexOf(new Evidence.Setting("t5l", "finetune"));
        int compared = 0;
        List<String> differences = new ArrayList<>();
        for (MeasuredRow row : evidence.rows()) {
            if (row.setting() == setting) {
                String target = evidence.tasks().get(row.target()).name();
                double[] similarities = Objects.requireNonNull(similarity.of(row.target()))[0];
                differences.addAll(differences(target, golden.path(target), judged(row, similarities)));
                compared += NAMES.size();
            }
        }
        return "%d values compared, %d agree to a millionth; %s."
                .formatted(
                        compared,
                        compared - differences.size(),
                        differences.isEmpty() ? "none differs" : "the others: " + String.join(", ", differences));
    }

    private static Judged judged(MeasuredRow row, double[] similarities) {
        return new Judged(
                Arrays.stream(row.sources())
                        .mapToDouble(source -> similarities[source])
                        .toArray(),
                Arrays.stream(row.scores()).map(score -> 100 * score).toArray(),
                IntStream.range(0, row.sources().length).mapToDouble(row::gain).toArray());
    }

    private static List<String> differences(String target, JsonNode golden, Judged judged) {
        List<String> differences = new ArrayList<>();
        NAMES.forEach((name, metric) -> {
            boolean share = metric != Metric.MEAN_RANK && metric != Metric.SPEARMAN;
            double difference =
                    metric.of(judged) / (share ? 100 : 1) - golden.path(name).asDouble();
            if (Math.abs(difference) >= 1e-6) {
                differences.add("%s of %s by %.1e".formatted(name, target, difference));
            }
        });
        return differences;
    }
}
