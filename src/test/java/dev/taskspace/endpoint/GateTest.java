package dev.taskspace.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GateTest {

    @Test
    void halvesWhatAServerGetsThatDoesNotKeepUp() {
        Gate gate = new Gate(8);

        gate.overburdened();
        assertThat(gate.places()).isEqualTo(4);
        gate.overburdened();
        gate.overburdened();
        gate.overburdened();
        assertThat(gate.places()).isEqualTo(1);
    }

    @Test
    void triesMoreAfterManyGoodAnswersAndLaterEachTime() {
        Gate gate = new Gate(2);
        gate.overburdened();

        int first = answersUntil(gate, 2);
        gate.overburdened();
        int second = answersUntil(gate, 2);

        assertThat(first).isEqualTo(20);
        assertThat(second).isEqualTo(40);
        gate.kept();
        assertThat(gate.places()).isEqualTo(2);
    }

    private static int answersUntil(Gate gate, int places) {
        int answers = 0;
        while (gate.places() < places) {
            gate.kept();
            answers++;
        }
        return answers;
    }
}
