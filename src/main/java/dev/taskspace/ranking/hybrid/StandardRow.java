package dev.taskspace.ranking.hybrid;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A row in units of its own spread, so that targets and metrics can be compared: {@code z = (score − centre) / spread}.
 * Rows of few sources lean on the baseline and on the spread that is usual elsewhere, with a weight that vanishes as
 * sources are added. A score that lies absurdly far from the others of its row, such as percent among shares, counts as the
 * farthest that is not absurd: else all the others would look alike beside it.
 *
 * @param z of each source, within ±{@value #LIMIT}
 * @param zero where no transfer lies on this scale; NaN when unknown
 * @param scale relative gain that one unit of z is worth; NaN when unknown
 */
@SuppressWarnings("ArrayRecordComponent") // columns of one table, handed over and never compared
record StandardRow(MeasuredRow row, double[] z, double zero, double scale) {
    static final double LIMIT = 3;

    /** Relative spread of the sources of a row, where too few rows tell it. */
    private static final double USUAL_SPREAD = 0.05;

    private static final int TELLING_SOURCES = 4;

    /** In median deviations from the median, ten of which are almost seven standard deviations of a normal distribution. */
    private static final double ABSURD = 10;

    /** Of two scores nobody can tell which is the absurd one. */
    private static final int OUTVOTING_SOURCES = 3;

    static StandardRow of(MeasuredRow row, double usualSpread) {
        double[] scores = credible(row.scores(), usualSpread);
        double n = scores.length;
        double baseline = row.baseline();
        boolean known = !Double.isNaN(baseline);
        double pull = known ? 1 / n : 0;
        double centre = (Arrays.stream(scores).sum() + (known ? pull * baseline : 0)) / (n + pull);
        double usual = usualSpread * Math.abs(known && row.meaningful(baseline) ? baseline : centre);
        double squares = usual * usual;
        for (double score : scores) {
            squares += (score - centre) * (score - centre);
        }
        squares += known ? pull * (baseline - centre) * (baseline - centre) : 0;
        double spread = Math.sqrt(squares / (n + pull + 1));
        double unit = spread == 0 ? 1 : spread;
        return new StandardRow(
                row,
                Arrays.stream(scores)
                        .map(score -> Math.clamp((score - centre) / unit, -LIMIT, LIMIT))
                        .toArray(),
                known ? Math.clamp((baseline - centre) / unit, -2 * LIMIT, 2 * LIMIT) : Double.NaN,
                known && row.meaningful(baseline) ? unit / Math.abs(baseline) : Double.NaN);
    }

    private static double[] credible(double[] scores, double usualSpread) {
        if (scores.length < OUTVOTING_SOURCES) {
            return scores;
        }
        double median = median(Arrays.stream(scores));
        double deviation = median(Arrays.stream(scores).map(score -> Math.abs(score - median)));
        double reach = ABSURD * Math.max(deviation, usualSpread * Math.abs(median));
        return reach == 0
                ? scores
                : Arrays.stream(scores)
                        .map(score -> Math.clamp(score, median - reach, median + reach))
                        .toArray();
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** The median relative spread of the rows that are wide enough to tell. */
    static double usualSpread(List<MeasuredRow> rows) {
        double[] spreads = rows.stream()
                .filter(row -> row.scores().length >= TELLING_SOURCES)
                .mapToDouble(StandardRow::relativeSpread)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        return spreads.length == 0 ? USUAL_SPREAD : spreads[spreads.length / 2];
    }

    private static double relativeSpread(MeasuredRow row) {
        double mean = Arrays.stream(row.scores()).average().orElseThrow();
        double variance = Arrays.stream(row.scores())
                .map(score -> (score - mean) * (score - mean))
                .average()
                .orElseThrow();
        return Math.sqrt(variance) / Math.abs(mean);
    }
}
