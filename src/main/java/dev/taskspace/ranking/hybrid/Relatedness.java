package dev.taskspace.ranking.hybrid;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How much the surprise of a pair in one setting tells of its surprise in another: the correlation of residuals over all
 * pairs measured in both, shrunk by their number. Settings beyond the first {@value #MOST} share the mean.
 */
final class Relatedness {
    private static final int MOST = 64;
    private static final double PRIOR = 20;

    private final int settings;
    private final double[][] products;
    private final double[][] squares;
    private final double[][] counts;
    private double sum;
    private int pairs;

    Relatedness(int settings) {
        this.settings = Math.min(settings, MOST);
        products = new double[this.settings][this.settings];
        squares = new double[this.settings][this.settings];
        counts = new double[this.settings][this.settings];
    }

    /** Adds all rows of one target. */
    void add(List<Residuals> ofTarget) {
        List<Residuals> rows = ofTarget.stream()
                .filter(row -> row.setting() < settings)
                .limit(MOST)
                .toList();
        for (Residuals a : rows) {
            Map<Integer, Double> bySource = new HashMap<>();
            for (int i = 0; i < a.sources().length; i++) {
                bySource.put(a.sources()[i], a.values()[i]);
            }
            for (Residuals b : rows) {
                if (a.setting() != b.setting()) {
                    add(bySource, a.setting(), b);
                }
            }
        }
    }

    private void add(Map<Integer, Double> bySource, int setting, Residuals b) {
        for (int i = 0; i < b.sources().length; i++) {
            Double value = bySource.get(b.sources()[i]);
            if (value != null) {
                products[setting][b.setting()] += value * b.values()[i];
                squares[setting][b.setting()] += value * value;
                counts[setting][b.setting()]++;
            }
        }
    }

    /** To be called once after the last target and before any question. */
    Relatedness finished() {
        for (int a = 0; a < settings; a++) {
            for (int b = 0; b < settings; b++) {
                if (counts[a][b] > 0) {
                    sum += correlation(a, b);
                    pairs++;
                }
            }
        }
        return this;
    }

    /** Between 0 and 1; 1 for a setting with itself, the mean when either is negative or unknown. */
    double of(int a, int b) {
        if (a == b) {
            return 1;
        }
        boolean known = a >= 0 && b >= 0 && a < settings && b < settings && counts[a][b] > 0;
        return known ? correlation(a, b) : pairs == 0 ? 0 : sum / pairs;
    }

    private double correlation(int a, int b) {
        double spread = Math.sqrt(squares[a][b] * squares[b][a]);
        double n = counts[a][b];
        return spread == 0 ? 0 : Math.max(0, products[a][b] / spread * n / (n + PRIOR));
    }
}
