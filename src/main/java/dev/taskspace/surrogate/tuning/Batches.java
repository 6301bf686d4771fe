package dev.taskspace.surrogate.tuning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Groups inputs of similar length, because a batch costs as many tokens as its longest input has, times its size. */
final class Batches {

    /** A shuffled order is sorted inside windows of so many batches: nearly no padding, and still a random order. */
    private static final int WINDOW = 8;

    /** Most tokens, padding included, that are computed at once; bounds native memory to a few hundred megabytes. */
    static final int MOST_TOKENS = 4096;

    private Batches() {}

    /** One epoch: every index once, in batches of {@code size} and a smaller one where it does not come out even. */
    static List<int[]> shuffled(int[] lengths, int size, RandomGenerator random) {
        List<Integer> order = indices(lengths);
        shuffle(order, random);
        List<int[]> batches = new ArrayList<>();
        for (int start = 0; start < order.size(); start += WINDOW * size) {
            List<Integer> window = order.subList(start, Math.min(order.size(), start + WINDOW * size));
            window.sort(Comparator.comparingInt(index -> lengths[index]));
            cut(window, size, batches);
        }
        shuffle(batches, random);
        return batches;
    }

    /** Every index once, as they come. */
    static List<int[]> inOrder(int count, int size) {
        List<int[]> batches = new ArrayList<>();
        cut(IntStream.range(0, count).boxed().toList(), size, batches);
        return batches;
    }

    /** Every index once, from the shortest input to the longest, in batches that are safe to compute at once. */
    static List<int[]> byLength(int[] lengths, int size) {
        List<Integer> order = indices(lengths);
        order.sort(Comparator.comparingInt(index -> lengths[index]));
        List<int[]> batches = new ArrayList<>();
        cut(order, size, batches);
        return batches.stream().flatMap(batch -> safe(batch, lengths).stream()).toList();
    }

    /** Parts of a batch, each of which is safe to compute at once. */
    static List<int[]> safe(int[] batch, int[] lengths) {
        return parts(batch, lengths, MOST_TOKENS);
    }

    /** Parts of a batch of at most so many tokens, padding included, or of a single example. */
    static List<int[]> parts(int[] batch, int[] lengths, int mostTokens) {
        int longest = Arrays.stream(batch).map(index -> lengths[index]).max().orElseThrow();
        List<int[]> parts = new ArrayList<>();
        cut(Arrays.stream(batch).boxed().toList(), Math.max(1, mostTokens / longest), parts);
        return parts;
    }

    static <T> int[] lengths(List<T> items, ToIntFunction<T> length) {
        return items.stream().mapToInt(length).toArray();
    }

    static <T> List<T> pick(List<T> items, int[] indices) {
        return Arrays.stream(indices).mapToObj(items::get).toList();
    }

    private static List<Integer> indices(int[] lengths) {
        return new ArrayList<>(IntStream.range(0, lengths.length).boxed().toList());
    }

    private static void cut(List<Integer> order, int size, List<int[]> batches) {
        for (int start = 0; start < order.size(); start += size) {
            batches.add(order.subList(start, Math.min(order.size(), start + size)).stream()
                    .mapToInt(Integer::intValue)
                    .toArray());
        }
    }

    /** Fisher-Yates. */
    private static void shuffle(List<?> items, RandomGenerator random) {
        for (int last = items.size() - 1; last > 0; last--) {
            Collections.swap(items, last, random.nextInt(last + 1));
        }
    }
}
