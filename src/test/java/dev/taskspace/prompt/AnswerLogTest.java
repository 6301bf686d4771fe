package dev.taskspace.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskspace.labeling.Labelling;
import dev.taskspace.model.Completion;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnswerLogTest {
    private static final RegisteredPrompt PROMPT = new RegisteredPrompt(
            UUID.randomUUID(),
            "opinion",
            UUID.randomUUID(),
            "someone",
            new PromptTemplate("{{text}}"),
            Verbalizers.of(Map.of("positive", List.of("good"), "negative", List.of("bad"))),
            PromptStrategy.DIRECT,
            null,
            null,
            null,
            null,
            null,
            Map.of(),
            "",
            Instant.EPOCH);

    @Test
    void countsByLabelWhatWasReadAndWhatWasNot() {
        Labelling read = new AnswerLog(PROMPT).read(answers("Good.", "bad", "not good", "I see", "good", "Good!"));

        assertThat(read.answers()).hasSize(6);
        assertThat(read.answers().get(2)).isNull();
        assertThat(read.answers().get(3)).isNull();
        assertThat(read.notes())
                .isEqualTo(Map.of(
                        "unparseable",
                        2L,
                        "unparseable.positive",
                        1L,
                        "answered.positive",
                        3L,
                        "answered.negative",
                        1L));
    }

    @Test
    void countsWhichOfSeveralWordsWasSaid() {
        RegisteredPrompt worded = new RegisteredPrompt(
                PROMPT.id(),
                PROMPT.name(),
                PROMPT.modelId(),
                PROMPT.model(),
                PROMPT.template(),
                Verbalizers.of(Map.of("negative", List.of("bad"), "positive", List.of("good", "very good", "fine"))),
                PROMPT.strategy(),
                PROMPT.system(),
                PROMPT.description(),
                PROMPT.family(),
                PROMPT.language(),
                PROMPT.license(),
                PROMPT.tags(),
                PROMPT.contentHash(),
                PROMPT.createdAt());

        assertThat(new AnswerLog(worded)
                        .read(answers("Good.", "Very good!", "bad", "very good"))
                        .notes())
                .containsEntry("answered.positive", 3L)
                .containsEntry("answered.positive.good", 1L)
                .containsEntry("answered.positive.very good", 2L)
                .containsEntry("answered.negative", 1L)
                .hasSize(5);
    }

    @Test
    void saysWhatCameBackWhenMostOfItMeansNothing() {
        String endless = "word ".repeat(100);

        assertThatThrownBy(
                        () -> new AnswerLog(PROMPT).read(answers("good", "Paris\n\u0007!", endless, "Paris\n\u0007!")))
                .isInstanceOf(UnreadableAnswersException.class)
                .hasMessageContaining("3 of 4 answers to prompts/opinion")
                .hasMessageContaining("'Paris !'")
                .hasMessageContaining("word …")
                .hasMessageNotContaining(endless);
    }

    @Test
    void bearsHalfOfTheAnswersWithoutALabel() {
        assertThat(new AnswerLog(PROMPT).read(answers("good", "Paris")).notes()).containsEntry("unparseable", 1L);
    }

    private static List<Completion> answers(String... texts) {
        return Arrays.stream(texts).map(text -> new Completion(text, List.of())).toList();
    }
}
