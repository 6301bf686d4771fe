package dev.taskspace.surrogate.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.UnknownSurrogateException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClasspathSurrogatesTest {

    private final ClasspathSurrogates surrogates = new ClasspathSurrogates();

    @AfterAll
    void close() {
        surrogates.close();
    }

    @Test
    void listsTheDefaultWithItsShape() {
        SurrogateInfo info = surrogates.list().getFirst();

        assertThat(info.name()).isEqualTo(Surrogates.DEFAULT);
        assertThat(info.hiddenSize()).isEqualTo(384);
        assertThat(info.layers()).isEqualTo(6);
        assertThat(info.heads()).isEqualTo(12);
        assertThat(info.maxTokens()).isEqualTo(512);
        assertThat(info.sha256()).hasSize(64);
        assertThat(info.device()).startsWith("cpu");
    }

    @Test
    void loadsEachOnlyOnce() {
        assertThat(surrogates.get(Surrogates.DEFAULT)).isSameAs(surrogates.get(Surrogates.DEFAULT));
    }

    @Test
    void namesWhatExistsWhenAskedForSomethingElse() {
        assertThatExceptionOfType(UnknownSurrogateException.class)
                .isThrownBy(() -> surrogates.get("bert-huge"))
                .withMessageContaining("bert-huge")
                .withMessageContaining(Surrogates.DEFAULT);
    }

    @Test
    void poolsInTheOrderOfTheInputs() {
        Surrogate surrogate = surrogates.get(Surrogates.DEFAULT);
        List<TextInput> texts = List.of(
                TextInput.of("A longer sentence about ships, harbours and the sea."),
                TextInput.of("Ships."),
                new TextInput("Ships?", "Harbours and the sea."));

        float[][] together = surrogate.pooled(texts, 32, StepListener.SILENT);
        float[] mean = surrogate.meanPooled(texts, 32, StepListener.SILENT);

        for (int i = 0; i < texts.size(); i++) {
            float[] alone = surrogate.pooled(List.of(texts.get(i)), 32, StepListener.SILENT)[0];
            assertThat(together[i]).containsExactly(alone, within(1e-5f));
        }
        assertThat(mean[0]).isCloseTo((together[0][0] + together[1][0] + together[2][0]) / 3, within(1e-6f));
    }

    @Test
    void countsTokensAfterTruncation() {
        Surrogate surrogate = surrogates.get(Surrogates.DEFAULT);
        List<TextInput> texts = List.of(TextInput.of("one two three"), TextInput.of("word ".repeat(100)));

        assertThat(surrogate.countTokens(texts, 10)).isEqualTo(5 + 10);
    }

    @Test
    void refusesTheMeanOfNothing() {
        Surrogate surrogate = surrogates.get(Surrogates.DEFAULT);

        assertThatIllegalArgumentException().isThrownBy(() -> surrogate.meanPooled(List.of(), 10, StepListener.SILENT));
    }
}
