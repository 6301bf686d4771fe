package dev.taskspace.ranking.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.embedding.FixedPoint;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTest {

    @ParameterizedTest
    @CsvSource({"5,40,1", "12,300,2", "60,90,3", "150,30,4", "400,700,5"})
    void isClassicalScalingOfTheDistancesThatBelongToTheCosines(int points, int dimensions, long seed) {
        List<Direction> directions =
                Clusters.planted(3, points, dimensions, 0.7, seed).directions();

        Projection projection = Projection.of(directions);

        // Torgerson: B = -1/2 J D² J with D² = 2 - 2 cos; its leading eigenvectors times the root of their eigenvalues.
        double[][] cosines = CosineTable.of(directions);
        DMatrixRMaj centring = CommonOps_DDRM.identity(points);
        CommonOps_DDRM.add(centring, -1.0 / points);
        DMatrixRMaj half = new DMatrixRMaj(points, points);
        DMatrixRMaj scaled = new DMatrixRMaj(points, points);
        CommonOps_DDRM.mult(centring, new DMatrixRMaj(cosines), half);
        CommonOps_DDRM.mult(half, centring, scaled);
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(points, true, true);
        assertThat(eigen.decompose(scaled.copy())).isTrue();
        List<Integer> order = IntStream.range(0, points)
                .boxed()
                .sorted((a, b) -> Double.compare(
                        eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()))
                .toList();
        for (int axis = 0; axis < 2; axis++) {
            double eigenvalue = eigen.getEigenvalue(order.get(axis)).getReal();
            DMatrixRMaj expected = eigen.getEigenVector(order.get(axis));
            double[] found = column(projection, axis);
            double agreement = Math.abs(IntStream.range(0, points)
                    .mapToDouble(i -> found[i] * expected.get(i, 0))
                    .sum());
            assertThat(agreement).isCloseTo(Math.sqrt(eigenvalue), within(1e-5));
            assertThat(projection.variance()[axis]).isCloseTo(eigenvalue / CommonOps_DDRM.trace(scaled), within(1e-5));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void keepsPlantedClustersApart(long seed) {
        Clusters clusters = Clusters.planted(3, 240, 120, 0.3, seed);

        double[][] places = Projection.of(clusters.directions()).coordinates();

        for (int i = 0; i < places.length; i++) {
            int here = i;
            double[] place = places[i];
            int nearest = IntStream.range(0, places.length)
                    .filter(other -> other != here)
                    .boxed()
                    .min((a, b) -> Double.compare(distance(places[a], place), distance(places[b], place)))
                    .orElseThrow();
            assertThat(clusters.of().get(nearest)).isEqualTo(clusters.of().get(i));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doesNotChangeWhenEverythingIsMovedByTheSame(long seed) {
        Clusters clusters = Clusters.planted(4, 80, 60, 0.5, seed);
        List<float[]> moved = clusters.vectors().stream()
                .map(vector -> {
                    float[] shifted = vector.clone();
                    for (int j = 0; j < shifted.length; j++) {
                        shifted[j] += (j % 7) - 3;
                    }
                    return shifted;
                })
                .toList();

        double[][] before = Projection.of(clusters.directions()).coordinates();
        double[][] after = Projection.of(Clusters.seenFromTheirMean(moved)).coordinates();

        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).containsExactly(before[i], within(1e-4));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void doesNotChangeWhenVectorsAreStretched(long seed) {
        Clusters clusters = Clusters.planted(4, 80, 60, 0.5, seed);
        FixedPoint origin = FixedPoint.of(new float[60]);
        List<Direction> plain = clusters.vectors().stream()
                .map(v -> Clusters.seenFrom(origin, v))
                .toList();
        List<Direction> stretched = IntStream.range(0, 80)
                .mapToObj(i -> {
                    float[] longer = clusters.vectors().get(i).clone();
                    for (int j = 0; j < longer.length; j++) {
                        longer[j] *= 1 + i;
                    }
                    return Clusters.seenFrom(origin, longer);
                })
                .toList();

        double[][] before = Projection.of(plain).coordinates();
        double[][] after = Projection.of(stretched).coordinates();

        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).containsExactly(before[i], within(1e-4));
        }
    }

    @Test
    void showsDistancesInProportionWhenTwoAxesCanCarryThem() {
        List<Direction> directions = Clusters.planted(3, 90, 200, 0.15, 9).directions();
        double[][] cosines = CosineTable.of(directions);
        Projection projection = Projection.of(directions);
        double[] shown = pairs(
                90, (i, j) -> distance(projection.coordinates()[i], projection.coordinates()[j]));
        double[] meant = pairs(90, (i, j) -> Math.sqrt(2 - 2 * cosines[i][j]));

        assertThat(projection.variance()[0] + projection.variance()[1]).isGreaterThan(0.9);
        assertThat(correlation(shown, meant)).isGreaterThan(0.98);
    }

    @Test
    void saysWithTheSameBitsTheSameEveryTime() {
        Clusters clusters = Clusters.planted(5, 700, 90, 0.8, 3);

        double[][] once = Projection.of(clusters.directions()).coordinates();
        double[][] again = Projection.of(clusters.directions()).coordinates();

        assertThat(again).isDeepEqualTo(once);
        for (int axis = 0; axis < 2; axis++) {
            int a = axis;
            double furthest = Arrays.stream(once)
                    .mapToDouble(place -> place[a])
                    .reduce(0, (x, y) -> Math.abs(y) > Math.abs(x) ? y : x);
            assertThat(furthest).isPositive();
        }
    }

    @Test
    void findsBothAxesWhenTheyCarryTheSame() {
        FixedPoint origin = FixedPoint.of(new float[4]);
        List<Direction> corners = IntStream.range(0, 3)
                .mapToObj(i -> {
                    float[] corner = new float[4];
                    corner[i] = 1;
                    return Clusters.seenFrom(origin, corner);
                })
                .toList();

        Projection projection = Projection.of(corners);

        assertThat(projection.variance()).containsExactly(new double[] {0.5, 0.5}, within(1e-9));
        double[][] places = projection.coordinates();
        for (int i = 0; i < 3; i++) {
            assertThat(distance(places[i], places[(i + 1) % 3])).isCloseTo(Math.sqrt(2), within(1e-9));
        }
    }

    @Test
    void hasAPlaceForOneAloneForDoublesAndForAVectorWithoutDirection() {
        FixedPoint origin = FixedPoint.of(new float[3]);
        Direction some = Clusters.seenFrom(origin, new float[] {1, 2, 3});
        Direction none = Clusters.seenFrom(origin, new float[3]);

        assertThat(Projection.of(List.of()).coordinates()).isEmpty();
        assertThat(Projection.of(List.of(some)).coordinates()).isDeepEqualTo(new double[][] {{0, 0}});
        assertThat(Projection.of(List.of(some, some, some)).variance()).containsExactly(0, 0);
        Projection pair = Projection.of(List.of(some, none));
        assertThat(pair.variance()).containsExactly(new double[] {1, 0}, within(1e-9));
        assertThat(distance(pair.coordinates()[0], pair.coordinates()[1])).isCloseTo(1, within(1e-6));
    }

    private interface Pair {
        double of(int i, int j);
    }

    private static double[] pairs(int points, Pair pair) {
        return IntStream.range(0, points)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(0, i).mapToDouble(j -> pair.of(i, j)))
                .toArray();
    }

    private static double correlation(double[] a, double[] b) {
        double meanA = Arrays.stream(a).average().orElseThrow();
        double meanB = Arrays.stream(b).average().orElseThrow();
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }

    private static double distance(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    private static double[] column(Projection projection, int axis) {
        return Arrays.stream(projection.coordinates())
                .mapToDouble(place -> place[axis])
                .toArray();
    }
}
