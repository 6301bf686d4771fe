package dev.taskspace.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.ranking.hybrid.Judgement;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BetTest {
    @Test
    void takesTheFirstSourceWhereItIsAReasonableBet() {
        Ranking.Recommendation bet = bet(.2, .1);

        assertThat(bet.transfer()).isTrue();
        assertThat(bet.source()).isEqualTo("source 0");
    }

    @Test
    void takesALaterOneWhereThoseBeforeItAreNot() {
        Ranking.Recommendation bet = bet(.5, .4, .3, .1);

        assertThat(bet.transfer()).isTrue();
        assertThat(bet.source()).isEqualTo("source 2");
        assertThat(bet.reason()).startsWith("source 2 is the first").contains("of the 2 before it");
    }

    @Test
    void abstainsWhereNoneIs() {
        Ranking.Recommendation bet = bet(.34, .5, 1);

        assertThat(bet.transfer()).isFalse();
        assertThat(bet.source()).isNull();
        assertThat(bet.reason()).contains("No source is reasonably sure");
    }

    private static Ranking.Recommendation bet(double... harms) {
        List<Judgement> judgements = DoubleStream.of(harms)
                .mapToObj(harm -> new Judgement(0, 0, 0, 0, 0, 0, harm, 0, List.of()))
                .toList();
        List<Integer> order = IntStream.range(0, harms.length).boxed().toList();
        return Bet.on(judgements, order, i -> "source " + i);
    }
}
