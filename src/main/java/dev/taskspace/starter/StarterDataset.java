package dev.taskspace.starter;

import dev.taskspace.dataset.DatasetMetadata;
import dev.taskspace.dataset.LabelledRow;
import java.util.List;

/** One dataset of the starter corpus. */
record StarterDataset(DatasetMetadata metadata, List<LabelledRow> rows) {}
