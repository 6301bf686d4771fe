package dev.taskspace.transfer;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.Map;

/** What became of all rows of a request, counted and one by one. */
record ImportReport(long created, long unchanged, long updated, long rejected, List<RowResult> results) {

    static ImportReport of(List<RowResult> results) {
        Map<RowResult.Outcome, Long> counts = results.stream().collect(groupingBy(RowResult::result, counting()));
        return new ImportReport(
                counts.getOrDefault(RowResult.Outcome.CREATED, 0L),
                counts.getOrDefault(RowResult.Outcome.UNCHANGED, 0L),
                counts.getOrDefault(RowResult.Outcome.UPDATED, 0L),
                counts.getOrDefault(RowResult.Outcome.REJECTED, 0L),
                results);
    }

    boolean changedSomething() {
        return created + updated > 0;
    }
}
