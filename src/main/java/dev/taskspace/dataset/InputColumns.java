package dev.taskspace.dataset;

import dev.taskspace.dataset.file.SourceRow;
import java.util.List;

/** Finds the columns that hold inputs, for files without labels. */
public final class InputColumns {
    private InputColumns() {}

    /**
     * Which columns are the text and its pair, by their names as those of datasets are found.
     *
     * @param sample the first rows, at least one
     * @throws dev.taskspace.platform.web.ProblemException when no column is known as a text, or a chosen one is missing
     */
    public static Columns detect(Columns chosen, List<SourceRow> sample) {
        return new ColumnDetection(chosen, null, sample).detectInputs();
    }
}
