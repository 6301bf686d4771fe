package dev.taskspace.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.surrogate.TextInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptTemplateTest {

    @Test
    void putsInputsInLiterallyAndOnce() {
        PromptTemplate template = new PromptTemplate("A: {{text}} B: {{ textPair }} again {{text}}");

        assertThat(template.fill(new TextInput("$1 {{textPair}} \\", "{{text}}")))
                .isEqualTo("A: $1 {{textPair}} \\ B: {{text}} again $1 {{textPair}} \\");
    }

    @Test
    void knowsItsPlacesAndItsStrayBraces() {
        assertThat(new PromptTemplate("{{text}} {{ premise }}").placeholders()).containsExactly("text", "premise");
        assertThat(new PromptTemplate("{{text}} {\"a\": {1}}").strayBraces()).isTrue();
        assertThat(new PromptTemplate("{{text}} {a} }").strayBraces()).isFalse();
        assertThat(new PromptTemplate("{{text}} and {{te xt}}").strayBraces()).isTrue();
        assertThat(new PromptTemplate("{{text}}{{textPair}}").pair()).isTrue();
    }

    @Test
    void ordersLabelsAsDatasetsDo() {
        assertThat(Verbalizers.of(Map.of("positive", List.of("Good", "good "), "negative", List.of("bad")))
                        .labels())
                .containsExactly("negative", "positive");
        assertThat(Verbalizers.of(Map.of("10", List.of("ten"), "9", List.of("nine"), "-1.5", List.of("less")))
                        .labels())
                .containsExactly("-1.5", "9", "10");
    }

    @Test
    void hearsNoCaseInWords() {
        assertThat(Verbalizers.of(Map.of("positive", List.of("Good", "good "), "negative", List.of("bad")))
                        .spoken())
                .containsExactly(List.of("bad"), List.of("good"));
    }
}
