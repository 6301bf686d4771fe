package dev.taskspace.ranking.map;

import dev.taskspace.embedding.FixedPoint;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The scatter matrix {@code C = Σᵢ (uᵢ − ū)(uᵢ − ū)ᵀ} of directions, d × d, as an operator that is never formed:
 * {@code C w = Σᵢ tᵢ (xᵢ − m) / ‖xᵢ − m‖ − (Σᵢ tᵢ) ū} with {@code tᵢ = (uᵢ − ū)·w}. One pass over the vectors multiplies
 * several w at once. Sums are taken in double and always in the same order, whatever the number of threads.
 */
final class Scatter {
    /** Rows that are summed one after the other. */
    private static final int STRIP = 256;

    private final List<Direction> rows;
    private final int dimensions;
    private final List<FixedPoint> means = new ArrayList<>();
    private final int[] meanOf;
    private final double[] centre;
    private final double trace;

    Scatter(List<Direction> rows) {
        this.rows = rows;
        this.dimensions = rows.isEmpty() ? 0 : rows.getFirst().vector().dimensions();
        this.meanOf = new int[rows.size()];
        IdentityHashMap<FixedPoint, Integer> known = new IdentityHashMap<>();
        for (int i = 0; i < meanOf.length; i++) {
            FixedPoint mean = rows.get(i).mean();
            meanOf[i] = known.computeIfAbsent(mean, added -> {
                means.add(added);
                return means.size() - 1;
            });
        }
        this.centre = new double[dimensions];
        double squares = 0;
        for (Direction row : rows) {
            double share = row.perLength() / rows.size();
            row.vector().addTo(centre, share);
            row.mean().addTo(centre, -share);
            squares += row.length() == 0 ? 0 : 1;
        }
        this.trace = Math.max(0, squares - rows.size() * Dense.dot(centre, centre));
    }

    int dimensions() {
        return dimensions;
    }

    /** {@code Σᵢ ‖uᵢ − ū‖²}, the sum of all eigenvalues. */
    double trace() {
        return trace;
    }

    /** {@code (uᵢ − ū)·w} of every row i and each w. */
    double[][] project(List<double[]> directions) {
        Strip whole = new Strip(directions);
        double[][] projected = new double[rows.size()][directions.size()];
        IntStream.range(0, rows.size()).parallel().forEach(i -> whole.project(i, projected[i]));
        return projected;
    }

    /** C w of each w. */
    List<double[]> times(List<double[]> directions) {
        int strips = (rows.size() + STRIP - 1) / STRIP;
        List<Strip> done = IntStream.range(0, strips)
                .parallel()
                .mapToObj(strip -> new Strip(directions).add(strip * STRIP, Math.min(rows.size(), (strip + 1) * STRIP)))
                .toList();
        List<double[]> images = new ArrayList<>();
        for (int b = 0; b < directions.size(); b++) {
            double[] image = new double[dimensions];
            for (Strip strip : done) {
                strip.addTo(image, b);
            }
            images.add(image);
        }
        return images;
    }

    /** The part that some rows have in the products. */
    private final class Strip {
        private final List<double[]> directions;
        private final double[][] ofMeans;
        private final double[] ofCentre;
        private final double[][] sums;
        private final double[][] meanShares;
        private final double[] centreShares;

        Strip(List<double[]> directions) {
            int width = directions.size();
            this.directions = directions;
            this.ofMeans = new double[means.size()][width];
            this.ofCentre = new double[width];
            for (int b = 0; b < width; b++) {
                ofCentre[b] = Dense.dot(centre, directions.get(b));
                for (int m = 0; m < ofMeans.length; m++) {
                    ofMeans[m][b] = means.get(m).dot(directions.get(b));
                }
            }
            this.sums = new double[width][];
            this.meanShares = new double[width][means.size()];
            this.centreShares = new double[width];
        }

        Strip add(int from, int to) {
            double[] projected = new double[sums.length];
            for (int b = 0; b < sums.length; b++) {
                sums[b] = new double[dimensions];
            }
            for (int i = from; i < to; i++) {
                project(i, projected);
                for (int b = 0; b < sums.length; b++) {
                    double share = projected[b] * rows.get(i).perLength();
                    rows.get(i).vector().addTo(sums[b], share);
                    meanShares[b][meanOf[i]] += share;
                    centreShares[b] += projected[b];
                }
            }
            return this;
        }

        void project(int row, double[] projected) {
            Direction direction = rows.get(row);
            for (int b = 0; b < projected.length; b++) {
                double product = direction.vector().dot(directions.get(b)) - ofMeans[meanOf[row]][b];
                projected[b] = product * direction.perLength() - ofCentre[b];
            }
        }

        void addTo(double[] image, int b) {
            Dense.add(1, sums[b], image);
            for (int m = 0; m < means.size(); m++) {
                means.get(m).addTo(image, -meanShares[b][m]);
            }
            Dense.add(-centreShares[b], centre, image);
        }
    }
}
