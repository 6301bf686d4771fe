package dev.taskspace.ranking.hybrid;

/** The sums {@code XᵀX} and {@code Xᵀy} of a regression; those of one target can be taken out again. */
final class Gram {
    private final int features;
    private final double[] xx;
    private final double[] xy;
    private double rows;

    Gram(int features) {
        this.features = features;
        xx = new double[features * features];
        xy = new double[features];
    }

    void add(double[] x, double y) {
        for (int i = 0; i < features; i++) {
            for (int j = 0; j < features; j++) {
                xx[i * features + j] += x[i] * x[j];
            }
            xy[i] += x[i] * y;
        }
        rows++;
    }

    void add(Gram other) {
        accumulate(other, 1);
    }

    Gram without(Gram part) {
        Gram rest = new Gram(features);
        rest.accumulate(this, 1);
        rest.accumulate(part, -1);
        return rest;
    }

    double xx(int i, int j) {
        return xx[i * features + j];
    }

    double xy(int i) {
        return xy[i];
    }

    double rows() {
        return rows;
    }

    private void accumulate(Gram other, double sign) {
        for (int i = 0; i < xx.length; i++) {
            xx[i] += sign * other.xx[i];
        }
        for (int i = 0; i < xy.length; i++) {
            xy[i] += sign * other.xy[i];
        }
        rows += sign * other.rows;
    }
}
