package dev.taskspace.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StratifiedSampleTest {

    @Test
    void keepsTheSharesOfTheLabels() {
        Map<String, Long> drawn = draw(100, 1, 900).stream()
                .collect(Collectors.groupingBy(StratifiedSampleTest::label, Collectors.counting()));

        assertThat(drawn).isEqualTo(Map.of("a", 67L, "b", 33L));
    }

    @Test
    void takesEverythingWhenThereIsLittle() {
        assertThat(draw(100, 1, 7))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 7).boxed().toList());
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(draw(50, 3, 900)).isEqualTo(draw(50, 3, 900)).isNotEqualTo(draw(50, 4, 900));
    }

    @Test
    void comesInRandomOrder() {
        List<Integer> drawn = draw(50, 3, 900);

        assertThat(drawn)
                .doesNotHaveDuplicates()
                .hasSize(50)
                .isNotEqualTo(drawn.stream().sorted().toList());
    }

    @Test
    void isEmptyOfNothing() {
        assertThat(new StratifiedSample<String>(5, 1).draw()).isEmpty();
    }

    /** Two of three numbers are labelled a. */
    private static List<Integer> draw(int size, long seed, int of) {
        StratifiedSample<Integer> sample = new StratifiedSample<>(size, seed);
        IntStream.range(0, of).forEach(i -> sample.add(label(i), i));
        return sample.draw();
    }

    private static String label(int i) {
        return i % 3 == 0 ? "b" : "a";
    }
}
