package dev.taskspace.dataset;

import dev.taskspace.platform.data.Sha256;
import java.util.List;

/**
 * The identity of a dataset's content: its rows in order, what is learned from them and the order of the classes. File
 * format, column names, name and description do not count.
 */
final class ContentHash {
    private final Sha256 digest = new Sha256();

    void add(LabelledRow row) {
        digest.field(row.text())
                .field(row.textPair() == null ? "single" : "pair")
                .field(row.textPair() == null ? "" : row.textPair())
                .field(row.label())
                .field(row.split().label())
                .field(String.valueOf(row.answers().size()));
        row.answers().forEach(answer -> digest.field(answer.text()).field(String.valueOf(answer.start())));
    }

    String finish(TaskType taskType, List<LabelCount> labels) {
        digest.field("taskType").field(taskType.label());
        labels.forEach(count -> digest.field(count.label()));
        return digest.hex();
    }
}
