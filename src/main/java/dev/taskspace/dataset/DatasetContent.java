package dev.taskspace.dataset;

import dev.taskspace.dataset.file.FileFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What reading a whole upload tells about it.
 *
 * @param pair whether inputs are pairs
 * @param columns the columns that were used
 * @param examples number of rows
 * @param splits rows by split
 * @param labels classes in their fixed order, empty when there are none
 * @param scores summary of a regression's training labels
 * @param hash see {@link ContentHash}
 */
record DatasetContent(
        TaskType taskType,
        boolean pair,
        FileFormat fileFormat,
        Columns columns,
        long examples,
        Map<Split, Long> splits,
        List<LabelCount> labels,
        @Nullable ScoreSummary scores,
        Validation validation,
        String hash,
        TextSketch sketch) {}
