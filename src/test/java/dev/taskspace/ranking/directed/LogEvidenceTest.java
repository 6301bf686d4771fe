package dev.taskspace.ranking.directed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogEvidenceTest {
    private final Random random = new Random(5);

    /** Computed by src/test/scripts/logme_golden.py, which inverts matrices where this takes singular values. */
    @Test
    void meetsThePublishedAlgorithm() throws IOException {
        try (InputStream file =
                Objects.requireNonNull(LogEvidenceTest.class.getResourceAsStream("/logme/golden.json"))) {
            JsonNode cases = JsonMapper.shared().readTree(file);

            assertThat(cases)
                    .hasSize(4)
                    .allSatisfy(known -> assertThat(
                                    LogEvidence.of(table(known.path("features")), table(known.path("labels"))))
                            .as(known.path("name").asString())
                            .isCloseTo(known.path("logme").asDouble(), within(1e-9)));
        }
    }

    @Test
    void isHigherTheMoreTheLabelsFollowFromTheFeatures() {
        double[][] features = gaussian(120, 30);
        double clear = LogEvidence.of(features, scores(features, 0.1));
        double noisy = LogEvidence.of(features, scores(features, 1));
        double unrelated = LogEvidence.of(features, scores(gaussian(120, 30), 1));

        assertThat(clear).isGreaterThan(noisy);
        assertThat(noisy).isGreaterThan(unrelated);
    }

    @Test
    void doesNotCareInWhichBasisTheFeaturesAreWritten() {
        double[][] features = gaussian(40, 90);
        double[][] labels = scores(features, 1);
        double[][] turned = new double[features.length][];
        for (int i = 0; i < turned.length; i++) {
            turned[i] = features[i].clone();
            double a = turned[i][3];
            turned[i][3] = 0.6 * a - 0.8 * turned[i][50];
            turned[i][50] = 0.8 * a + 0.6 * turned[i][50];
        }

        assertThat(LogEvidence.of(turned, labels)).isCloseTo(LogEvidence.of(features, labels), within(1e-9));
    }

    /** A feature that is always 0 explains nothing and costs nothing, on either side of more features than examples. */
    @Test
    void isTheSameWithEmptyFeaturesAdded() {
        double[][] features = gaussian(40, 30);
        double[][] labels = scores(features, 1);
        double[][] wider =
                Arrays.stream(features).map(row -> Arrays.copyOf(row, 60)).toArray(double[][]::new);

        assertThat(LogEvidence.of(wider, labels)).isCloseTo(LogEvidence.of(features, labels), within(1e-9));
    }

    private double[][] gaussian(int n, int columns) {
        double[][] rows = new double[n][columns];
        for (double[] row : rows) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        return rows;
    }

    private double[][] scores(double[][] features, double noise) {
        return Arrays.stream(features)
                .map(row -> new double[] {row[0] + row[1] + noise * random.nextGaussian()})
                .toArray(double[][]::new);
    }

    private static double[][] table(JsonNode rows) {
        return rows.valueStream()
                .map(row -> row.valueStream().mapToDouble(JsonNode::asDouble).toArray())
                .toArray(double[][]::new);
    }
}
