package dev.taskspace.ranking.map;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An order in which alike stand side by side, so that a heat-map shows its groups: the leaves of an agglomerative
 * clustering with average linkage (Sokal & Michener 1958). Each merge turns its two groups so that the most similar ends
 * meet. Cubic in the number of rows, so for hundreds of them.
 */
public final class LeafOrder {
    private LeafOrder() {}

    /** Positions in their new order. */
    public static List<Integer> of(double[][] similarity) {
        List<List<Integer>> groups = new ArrayList<>();
        IntStream.range(0, similarity.length).forEach(i -> groups.add(List.of(i)));
        while (groups.size() > 1) {
            int left = 0;
            int right = 1;
            double best = Double.NEGATIVE_INFINITY;
            for (int a = 0; a < groups.size(); a++) {
                for (int b = a + 1; b < groups.size(); b++) {
                    double linkage = linkage(groups.get(a), groups.get(b), similarity);
                    if (linkage > best) {
                        best = linkage;
                        left = a;
                        right = b;
                    }
                }
            }
            groups.set(left, joined(groups.get(left), groups.remove(right), similarity));
        }
        return groups.isEmpty() ? List.of() : groups.getFirst();
    }

    private static double linkage(List<Integer> a, List<Integer> b, double[][] similarity) {
        double sum = 0;
        for (int i : a) {
            for (int j : b) {
                sum += similarity[i][j];
            }
        }
        return sum / (a.size() * b.size());
    }

    private static List<Integer> joined(List<Integer> a, List<Integer> b, double[][] similarity) {
        List<Integer> best = List.of();
        double closest = Double.NEGATIVE_INFINITY;
        for (List<Integer> first : List.of(a, a.reversed())) {
            for (List<Integer> second : List.of(b, b.reversed())) {
                double met = similarity[first.getLast()][second.getFirst()];
                if (met > closest) {
                    closest = met;
                    best = new ArrayList<>(first);
                    best.addAll(second);
                }
            }
        }
        return best;
    }
}
