package dev.taskspace.ranking.hybrid;

import java.util.List;
import java.util.function.Predicate;

/**
 * Recorded transfers as the model reads them.
 *
 * @param tasks every source and target that occurs
 * @param settings every base model with its adaptation
 */
public record Evidence(List<Task> tasks, List<Setting> settings, List<MeasuredRow> rows) {

    /** What was tuned and how; empty when not said. */
    public record Setting(String baseModel, String adaptation) {}

    /** The same without the rows of one target, for a prediction that must not know them. */
    public Evidence without(int target) {
        return keeping(row -> row.target() != target);
    }

    public Evidence keeping(Predicate<MeasuredRow> kept) {
        return new Evidence(tasks, settings, rows.stream().filter(kept).toList());
    }

    public List<MeasuredRow> of(int target) {
        return rows.stream().filter(row -> row.target() == target).toList();
    }

    public long targets() {
        return rows.stream().mapToInt(MeasuredRow::target).distinct().count();
    }
}
