package dev.taskspace.evaluation.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The positions of an array from its largest value to its smallest, equal values together. What treats the members of a
 * group alike cannot depend on the order in which sources happen to be listed.
 */
final class TieGroups {
    private static final double ROUNDING = 1e-12;

    private final List<int[]> groups = new ArrayList<>();
    private final int size;

    TieGroups(double[] values) {
        size = values.length;
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> values[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        for (int start = 0; start < size; ) {
            int end = start;
            while (end < size && equal(values[order[start]], values[order[end]])) {
                end++;
            }
            groups.add(Arrays.copyOfRange(order, start, end));
            start = end;
        }
    }

    /** Means of the same numbers may differ in their last bits. */
    private static boolean equal(double a, double b) {
        return Math.abs(a - b) <= ROUNDING * Math.abs(a);
    }

    List<int[]> all() {
        return groups;
    }

    int[] top() {
        return groups.getFirst();
    }

    /** Ranks from 1 for the largest value; the members of a group share the mean of theirs. */
    double[] midRanks() {
        double[] ranks = new double[size];
        int before = 0;
        for (int[] group : groups) {
            for (int i : group) {
                ranks[i] = before + (group.length + 1) / 2.0;
            }
            before += group.length;
        }
        return ranks;
    }
}
