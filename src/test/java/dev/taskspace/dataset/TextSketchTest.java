package dev.taskspace.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextSketchTest {

    private static TextSketch sketch(IntStream numbers) {
        TextSketch.Builder builder = new TextSketch.Builder();
        numbers.forEach(i -> builder.add(NormalisedText.hash("text number " + i, null)));
        return builder.build();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 100, 0, 100, 1.0",
        "0, 100, 50, 150, 0.5",
        "0, 100, 100, 200, 0.0",
        "0, 100, 0, 500, 1.0",
        "0, 500, 450, 950, 0.1"
    })
    void isExactForSmallDatasets(int fromA, int toA, int fromB, int toB, double share) {
        assertThat(TextSketch.overlap(sketch(IntStream.range(fromA, toA)), sketch(IntStream.range(fromB, toB))))
                .isEqualTo(share);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 30000, 0, 30000, 1.0",
        "0, 30000, 15000, 45000, 0.5",
        "0, 30000, 30000, 60000, 0.0",
        "0, 10000, 5000, 60000, 0.5"
    })
    void estimatesTheShareOfLargeDatasets(int fromA, int toA, int fromB, int toB, double share) {
        TextSketch a = sketch(IntStream.range(fromA, toA));
        TextSketch b = sketch(IntStream.range(fromB, toB));

        assertThat(TextSketch.overlap(a, b)).isCloseTo(share, offset(0.1)).isEqualTo(TextSketch.overlap(b, a));
    }

    @Test
    void theFilterForManyAgreesWithTheOverlap() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 300; trial++) {
            int from = random.nextInt(400);
            TextSketch a = sketch(IntStream.range(0, 1 + random.nextInt(1_000)));
            TextSketch b = sketch(IntStream.range(from, from + 1 + random.nextInt(1_000)));
            double share = random.nextDouble();

            assertThat(a.overlapsMoreThan(share).test(b)).isEqualTo(TextSketch.overlap(a, b) > share);
        }
    }

    @Test
    void countsRepeatedTextsOnce() {
        TextSketch once = sketch(IntStream.range(0, 500));
        TextSketch often = sketch(IntStream.range(0, 30_000).map(i -> i % 500));

        assertThat(often.toBytes()).isEqualTo(once.toBytes());
    }

    @Test
    void survivesStorage() {
        TextSketch sketch = sketch(IntStream.range(0, 5000));

        assertThat(sketch.toBytes()).hasSize(TextSketch.SIZE * Long.BYTES);
        assertThat(TextSketch.of(sketch.toBytes()).toBytes()).isEqualTo(sketch.toBytes());
    }

    @Test
    void seesThroughTokenisationAndOrderOfAPair() {
        assertThat(NormalisedText.hash("It does n't work !", null))
                .isEqualTo(NormalisedText.hash("it doesn't work!", null));
        assertThat(NormalisedText.hash("a", "b")).isEqualTo(NormalisedText.hash("B.", "A"));
        assertThat(NormalisedText.hash("a", null)).isNotEqualTo(NormalisedText.hash("b", null));
        assertThat(NormalisedText.hash("ab", "c")).isNotEqualTo(NormalisedText.hash("a", "bc"));
    }

    @Test
    void keepsWhatIsNoPunctuation() {
        assertThat(NormalisedText.of("Ｆｕｌｌ  Width!")).isEqualTo("fullwidth");
        assertThat(NormalisedText.of("1 + 1")).isEqualTo("1+1");
        assertThat(NormalisedText.of("हिन्दी")).isEqualTo("हिन्दी");
        assertThat(NormalisedText.of(" :-) ")).isEqualTo(":-)");
        assertThat(NormalisedText.of("😀!")).isEqualTo("😀");
    }
}
