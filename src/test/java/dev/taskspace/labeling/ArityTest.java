package dev.taskspace.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.surrogate.TextInput;
import org.junit.jupiter.api.Test;

class ArityTest {
    private static final TextInput ONE = TextInput.of("four words stand here");
    private static final TextInput TWO = new TextInput("a question", "a passage");

    @Test
    void aSingleTextModelReadsTheLastText() {
        assertThat(Arity.SINGLE.fit(ONE)).isEqualTo(ONE);
        assertThat(Arity.SINGLE.fit(TWO)).isEqualTo(TextInput.of("a passage"));
    }

    @Test
    void aPairModelReadsAnEmptySecondText() {
        assertThat(Arity.PAIR.fit(ONE)).isEqualTo(new TextInput("four words stand here", ""));
        assertThat(Arity.PAIR.fit(TWO)).isEqualTo(TWO);
    }

    @Test
    void aPairPromptReadsTheTwoHalves() {
        assertThat(Arity.HALVES.fit(ONE)).isEqualTo(new TextInput("four words", "stand here"));
        assertThat(Arity.HALVES.fit(TextInput.of("onewords"))).isEqualTo(new TextInput("onew", "ords"));
        assertThat(Arity.HALVES.fit(TWO)).isEqualTo(TWO);
    }

    @Test
    void cutsNoCharacterInHalf() {
        TextInput halves = Arity.HALVES.fit(TextInput.of("😀😀😀"));

        assertThat(halves.text() + halves.textPair()).isEqualTo("😀😀😀");
        assertThat(Character.isHighSurrogate(halves.text().charAt(halves.text().length() - 1)))
                .isFalse();
    }
}
