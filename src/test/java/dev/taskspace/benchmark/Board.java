package dev.taskspace.benchmark;

import dev.taskspace.evaluation.metric.Bootstrap;
import dev.taskspace.evaluation.metric.Metric;
import dev.taskspace.evaluation.metric.Scoreboard;
import java.util.Locale;

/** Prints a scoreboard as a Markdown table, every mean with its interval over targets. */
record Board(Scoreboard scores) {

    String markdown() {
        StringBuilder table = new StringBuilder("| method |");
        for (Metric metric : Metric.values()) {
            table.append(' ').append(metric.wireName()).append(" |");
        }
        table.append("\n|---|").append("---|".repeat(Metric.values().length)).append('\n');
        for (String method : scores.methods()) {
            table.append("| ").append(method).append(" |");
            for (Metric metric : Metric.values()) {
                Bootstrap.Estimate estimate = scores.of(method, metric);
                String numbers = metric == Metric.SPEARMAN || metric.wireName().startsWith("regret")
                        ? " %.2f [%.2f, %.2f] |"
                        : " %.1f [%.1f, %.1f] |";
                table.append(String.format(Locale.ROOT, numbers, estimate.mean(), estimate.low(), estimate.high()));
            }
            table.append('\n');
        }
        return table.toString();
    }
}
