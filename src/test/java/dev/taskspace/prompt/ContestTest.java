package dev.taskspace.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContestTest {

    @Test
    void readsAnOrderHoweverItIsWritten() {
        assertThat(Contest.places("2, 3, 1", 3)).containsExactly(3, 1, 2);
        assertThat(Contest.places("Best is 2.\nThen 3, then 1. (2 again)", 3)).containsExactly(3, 1, 2);
    }

    @Test
    void letsWhatIsNotNamedShareWhatIsLeft() {
        // Of four places the first goes to 4; 2, 3 and 4 are shared, 3 on average.
        assertThat(Contest.places("4", 4)).containsExactly(3, 3, 3, 1);
        assertThat(Contest.places("7, 0, 4", 4)).containsExactly(3, 3, 3, 1);
    }

    @Test
    void knowsNoPlaceWhenNoneIsNamed() {
        assertThat(Contest.places("All of them are fine.", 2)).containsOnly(Double.NaN);
    }
}
