package dev.taskspace.benchmark;

import dev.taskspace.ranking.hybrid.Judgement;
import dev.taskspace.ranking.hybrid.MeasuredRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What comes of following the first source only where its stated chance of harm is small enough, for several bounds, on every
 * second target and on the others: a bound that is chosen on one half can be read off on the other.
 */
final class Following {
    private static final double[] BOUNDS = {0.1, 0.15, 0.2, 0.25, 1 / 3.0, 1};

    private final List<Case> cases = new ArrayList<>();

    /** The first source of one ranking. */
    private record Case(int target, double stated, double gain) {}

    void add(MeasuredRow row, List<Judgement> judgements) {
        int first = IntStream.range(0, judgements.size())
                .boxed()
                .max(Comparator.comparingDouble(i -> judgements.get(i).cautious()))
                .orElseThrow();
        if (Double.isFinite(row.gain(first))) {
            cases.add(new Case(row.target(), judgements.get(first).harm(), row.gain(first)));
        }
    }

    String markdown() {
        List<Integer> targets =
                cases.stream().map(Case::target).distinct().sorted().toList();
        StringBuilder table = new StringBuilder(
                "| followed if stated harm ≤ | even targets: followed % | harmed % | mean gain % | odd targets: followed % "
                        + "| harmed % | mean gain % | all: followed | harmed |\n|---|---|---|---|---|---|---|---|---|\n");
        for (double bound : BOUNDS) {
            table.append(String.format(Locale.ROOT, "| %.2f |", bound));
            for (int half = 0; half < 2; half++) {
                int wanted = half;
                List<Case> ofHalf = cases.stream()
                        .filter(one -> targets.indexOf(one.target()) % 2 == wanted)
                        .toList();
                List<Case> followed =
                        ofHalf.stream().filter(one -> one.stated() <= bound).toList();
                table.append(String.format(
                        Locale.ROOT,
                        " %.1f | %.1f | %+.1f |",
                        100.0 * followed.size() / ofHalf.size(),
                        100.0 * harmed(followed) / followed.size(),
                        100.0 * followed.stream().mapToDouble(Case::gain).sum() / ofHalf.size()));
            }
            List<Case> followed =
                    cases.stream().filter(one -> one.stated() <= bound).toList();
            table.append(String.format(
                    Locale.ROOT,
                    " %d of %d | %d (%.1f %%) |%n",
                    followed.size(),
                    cases.size(),
                    harmed(followed),
                    100.0 * harmed(followed) / followed.size()));
        }
        return table.toString();
    }

    private static long harmed(List<Case> cases) {
        return cases.stream().filter(one -> one.gain() < 0).count();
    }
}
