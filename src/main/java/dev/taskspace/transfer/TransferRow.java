package dev.taskspace.transfer;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A measurement as it was reported: valid, not yet stored. */
record TransferRow(
        TransferKey key,
        double score,
        @Nullable Double baseline,
        boolean higherIsBetter,
        @Nullable Long sourceExamples,
        @Nullable Long targetExamples,
        @Nullable String provenance,
        Map<String, String> tags) {}
