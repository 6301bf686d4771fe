package dev.taskspace.ranking.hybrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RowLevelsTest {
    private static final List<String> FAMILIES = List.of("nli", "sentiment", "topic");

    @Test
    void predictsAsIfTheTargetHadNeverBeenMeasured() {
        List<RowLevels.Level> levels = levels(12, 4);
        RowLevels all = new RowLevels(levels);

        for (int target = 0; target < 13; target++) {
            int without = target;
            RowLevels others = new RowLevels(
                    levels.stream().filter(level -> level.target() != without).toList());
            List<RowLevels.Level> own = levels.stream()
                    .filter(level -> level.target() == without)
                    .limit(2)
                    .toList();
            for (int setting = -1; setting < 5; setting++) {
                for (String family : List.of("nli", "sentiment", "unheard")) {
                    assertThat(all.predict(target, family, setting, own))
                            .isCloseTo(others.predict(target, family, setting, own), within(1e-9));
                }
                assertThat(all.predict(target, null, setting, List.of()))
                        .isCloseTo(others.predict(target, null, setting, List.of()), within(1e-9));
            }
        }
    }

    @Test
    void isTheMeanOfTheOthersWithoutAnyFamilyOrSetting() {
        RowLevels levels = new RowLevels(List.of(
                new RowLevels.Level(0, 0, null, 100),
                new RowLevels.Level(1, 0, null, 2),
                new RowLevels.Level(2, 0, null, 4),
                new RowLevels.Level(3, 0, null, Double.NaN)));

        assertThat(levels.predict(0, null, -1, List.of())).isCloseTo(3, within(1e-12));
        assertThat(new RowLevels(List.of()).predict(0, null, 0, List.of())).isZero();
    }

    /** Ten thousand rows and as many questions: a minute and more where each question looks at every row. */
    @Test
    @Timeout(20)
    void answersManyQuestionsAboutManyRows() {
        List<RowLevels.Level> levels = levels(2_500, 4);
        RowLevels all = new RowLevels(levels);

        long began = System.nanoTime();
        levels.forEach(level -> all.predict(level.target(), level.family(), level.setting(), List.of()));

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(3));
    }

    private static List<RowLevels.Level> levels(int targets, int settings) {
        Random random = new Random(3);
        return IntStream.range(0, targets * settings)
                .mapToObj(i -> new RowLevels.Level(
                        i / settings,
                        i % settings,
                        i / settings % 4 == 3 ? null : FAMILIES.get(i / settings % 4),
                        i % 11 == 0 ? Double.NaN : random.nextGaussian(i % settings, 1)))
                .toList();
    }
}
