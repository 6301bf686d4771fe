package dev.taskspace.job;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which jobs a list shows; null stands for all. */
record JobFilter(@Nullable JobStatus status, @Nullable JobKind kind) {

    /** Reads the filter as callers write it. */
    static JobFilter of(@Nullable String status, @Nullable String kind) {
        return new JobFilter(
                named(JobStatus.values(), JobStatus::wireName, "status", status),
                named(JobKind.values(), JobKind::wireName, "kind", kind));
    }

    private static <E> @Nullable E named(
            E[] values, Function<E, String> wireName, String parameter, @Nullable String wanted) {
        if (wanted == null) {
            return null;
        }
        return Arrays.stream(values)
                .filter(value -> wireName.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new UnknownJobFilterException(
                        parameter, Arrays.stream(values).map(wireName).collect(Collectors.joining(", "))));
    }
}
