package dev.taskspace.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.embedding.Cosine;
import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.entity.EntityKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SimilarityIndexTest {
    private static final int DIMENSIONS = 37;
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void isTheCosineAfterCentringEachKindOnItsOwnMean() {
        List<SpaceVectors.Vector> datasets = vectors(EntityKind.DATASET, 9);
        List<SpaceVectors.Vector> prompts = vectors(EntityKind.PROMPT, 12);
        SimilarityIndex index =
                index(Stream.concat(datasets.stream(), prompts.stream()).toList(), true);

        double[] found = index.similarities(datasets.getFirst().entity(), keys(prompts));

        float[] target = centred(datasets.getFirst(), datasets);
        for (int i = 0; i < prompts.size(); i++) {
            assertThat(found[i]).isCloseTo(Cosine.of(target, centred(prompts.get(i), prompts)), within(1e-6));
        }
    }

    @Test
    void doesNotCentreAKindOfWhichThereAreFew() {
        List<SpaceVectors.Vector> few = vectors(EntityKind.DATASET, SimilarityIndex.CENTRING_LEAST - 1);

        double[] found = index(few, true).similarities(few.getFirst().entity(), keys(few));

        assertThat(found[1])
                .isCloseTo(Cosine.of(few.get(0).coordinates(), few.get(1).coordinates()), within(1e-9));
    }

    @Test
    void centresAFewModelsLikeTheDatasetsThatTheyAreComparedWith() {
        List<SpaceVectors.Vector> datasets = vectors(EntityKind.DATASET, 9);
        List<SpaceVectors.Vector> models = vectors(EntityKind.MODEL, 2);
        SimilarityIndex index =
                index(Stream.concat(datasets.stream(), models.stream()).toList(), true);

        double[] found = index.similarities(models.getFirst().entity(), keys(datasets));

        float[] target = centred(models.getFirst(), datasets);
        for (int i = 0; i < datasets.size(); i++) {
            assertThat(found[i]).isCloseTo(Cosine.of(target, centred(datasets.get(i), datasets)), within(1e-6));
        }
    }

    @Test
    void knowsItselfBest() {
        List<SpaceVectors.Vector> datasets = vectors(EntityKind.DATASET, 20);

        assertThat(index(datasets, true).similarities(datasets.get(3).entity(), keys(datasets))[3])
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void vectorsThatAreAllTheSameHaveNoDirectionFromTheirMean() {
        float[] same = vectors(EntityKind.DATASET, 1).getFirst().coordinates();
        List<SpaceVectors.Vector> datasets = IntStream.range(0, 11)
                .mapToObj(i -> new SpaceVectors.Vector(
                        UUID.randomUUID(), new EntityKey(EntityKind.DATASET, UUID.randomUUID()), same))
                .toList();

        assertThat(index(datasets, true).similarities(datasets.getFirst().entity(), keys(datasets)))
                .containsOnly(0);
    }

    @Test
    void hasNoNumberForASourceThatIsNotThere() {
        List<SpaceVectors.Vector> datasets = vectors(EntityKind.DATASET, 3);
        EntityKey stranger = new EntityKey(EntityKind.DATASET, UUID.randomUUID());

        assertThat(index(datasets, true).similarities(datasets.getFirst().entity(), List.of(stranger)))
                .containsExactly(Double.NaN);
    }

    @Test
    void standardisedCosinesHaveMeanZeroAndDeviationOneOverAllButTheTarget() {
        List<SpaceVectors.Vector> vectors = new ArrayList<>(vectors(EntityKind.DATASET, 12));
        vectors.addAll(vectors(EntityKind.MODEL, 3));
        List<EntityKey> keys = keys(vectors);
        SimilarityIndex index = index(vectors, false);

        double[] found = index.standardised(keys.getFirst(), keys.subList(1, keys.size()));

        assertThat(Arrays.stream(found).average().orElseThrow()).isCloseTo(0, within(1e-9));
        assertThat(Arrays.stream(found).map(z -> z * z).average().orElseThrow()).isCloseTo(1, within(1e-9));
        assertThat(index.standardised(keys.getFirst(), keys.subList(4, 6))).containsExactly(found[3], found[4]);
    }

    @Test
    void theOrderInWhichVectorsArriveDoesNotMatter() {
        List<SpaceVectors.Vector> datasets = vectors(EntityKind.DATASET, 15);
        List<EntityKey> keys = keys(datasets);

        assertThat(index(datasets.reversed(), true).similarities(keys.getFirst(), keys))
                .containsExactly(index(datasets, true).similarities(keys.getFirst(), keys));
    }

    private static SimilarityIndex index(List<SpaceVectors.Vector> vectors, boolean centred) {
        return new SimilarityIndex(
                new SpaceVectors.Stamp(vectors.size(), vectors.size()),
                vectors.stream().map(SimilarityIndex.Entry::of).toList(),
                centred);
    }

    private List<SpaceVectors.Vector> vectors(EntityKind kind, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    float[] values = new float[DIMENSIONS];
                    for (int d = 0; d < DIMENSIONS; d++) {
                        values[d] = (float) (3 + random.nextGaussian());
                    }
                    return new SpaceVectors.Vector(UUID.randomUUID(), new EntityKey(kind, UUID.randomUUID()), values);
                })
                .toList();
    }

    private static List<EntityKey> keys(List<SpaceVectors.Vector> vectors) {
        return vectors.stream().map(SpaceVectors.Vector::entity).toList();
    }

    private static float[] centred(SpaceVectors.Vector vector, List<SpaceVectors.Vector> kind) {
        float[] result = new float[DIMENSIONS];
        for (int d = 0; d < DIMENSIONS; d++) {
            int dimension = d;
            double mean = kind.stream()
                    .mapToDouble(v -> v.coordinates()[dimension])
                    .average()
                    .orElseThrow();
            result[d] = (float) (vector.coordinates()[d] - mean);
        }
        return result;
    }
}
