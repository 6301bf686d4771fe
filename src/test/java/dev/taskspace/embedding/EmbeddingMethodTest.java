package dev.taskspace.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.surrogate.Block;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class EmbeddingMethodTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final EmbeddingMethods methods = new EmbeddingMethods(
            List.of(TaskEmb.DEFAULT, new TaskVec.Registration().taskVec(), new TextEmb.Registration().textEmb()), JSON);

    @Test
    void taskEmbComparesEachBlockRelativeToItsOwnSum() {
        List<BlockSize> layout = List.of(new BlockSize("a", 2), new BlockSize("b", 2));

        float[] small = TaskEmb.DEFAULT.coordinates(new float[] {1e-9f, 3e-9f, 1, 1}, layout);
        float[] large = TaskEmb.DEFAULT.coordinates(new float[] {1, 3, 5e6f, 5e6f}, layout);

        assertThat(small).usingComparatorWithPrecision(1e-5f).containsExactly(large);
        assertThat(small[1] - small[0]).isCloseTo((float) Math.log((1.5 + 1e-3) / (0.5 + 1e-3)), within(1e-6f));
    }

    @Test
    void taskEmbDoesNotSeeHowUnevenlyABlockIsSpread() {
        List<BlockSize> layout = List.of(new BlockSize("a", 4));

        float[] coordinates = TaskEmb.DEFAULT.coordinates(new float[] {1, 10, 100, 1000}, layout);

        assertThat(coordinates[0] + coordinates[1] + coordinates[2] + coordinates[3])
                .isCloseTo(0, within(1e-5f));
    }

    @Test
    void aSilentBlockHasFiniteCoordinates() {
        assertThat(TaskEmb.DEFAULT.coordinates(new float[] {0, 0}, List.of(new BlockSize("a", 2))))
                .containsExactly(0, 0);
    }

    @Test
    void aSmallDatasetGetsMoreEpochsButNotEndlesslyMany() {
        Visits visits = new Visits(1500, 2, 1500, 10);

        assertThat(visits.epochsFor(5000)).isEqualTo(2);
        assertThat(visits.epochsFor(1000)).isEqualTo(2);
        assertThat(visits.epochsFor(300)).isEqualTo(5);
        assertThat(visits.epochsFor(10)).isEqualTo(10);
    }

    @Test
    void hyperparametersReplaceDefaultsByName() {
        EmbeddingMethod method = methods.configured("taskemb", JSON.readTree("{\"epochs\": 3}"));

        assertThat(methods.hyperparameters(method).path("epochs").asInt()).isEqualTo(3);
        assertThat(methods.hyperparameters(method).path("batchSize").asInt()).isEqualTo(16);
    }

    @Test
    void refusesAHyperparameterThatTheMethodDoesNotHave() {
        assertThatThrownBy(() -> methods.configured("textemb", JSON.readTree("{\"epochs\": 3}")))
                .isInstanceOf(HyperparameterException.class)
                .hasMessageContaining("textemb has no hyper-parameter 'epochs'")
                .hasMessageContaining("maxTokens");
    }

    @Test
    void refusesAValueOutOfRange() {
        assertThatThrownBy(() -> methods.configured("taskemb", JSON.readTree("{\"fisherExamples\": 0}")))
                .isInstanceOf(HyperparameterException.class)
                .hasMessageContaining("fisherExamples is from 1");
    }

    @Test
    void refusesAFractionWhereACountIsMeant() {
        assertThatThrownBy(() -> methods.configured("taskemb", JSON.readTree("{\"epochs\": 1.5}")))
                .isInstanceOf(HyperparameterException.class);
    }

    @Test
    void theMeanOverSeedsIsTheVectorAndTheirDistanceTheSpread() {
        TextEmb method = new TextEmb(10, 16);
        SeedAverage average = new SeedAverage(run(method, 1, 0));
        average.add(run(method, 1, 0));
        average.add(run(method, 0, 1));

        assertThat(average.mean()).containsExactly(0.5f, 0.5f);
        assertThat(average.spread()).isEqualTo(1.0);
        assertThat(average.weakSignal()).isFalse();
    }

    @Test
    void numpyReadsTheHeader() {
        byte[] file = Npy.encode(new float[] {1, 2, 3});

        assertThat(new String(file, 1, 5, StandardCharsets.US_ASCII)).isEqualTo("NUMPY");
        assertThat((10 + (file[8] & 0xff) + 256 * file[9]) % 64).isZero();
        assertThat(file).hasSize(128 + 12);
    }

    private static MethodVector run(EmbeddingMethod method, float... values) {
        return new MethodVector(method, List.of(new Block("text", values)), null);
    }
}
