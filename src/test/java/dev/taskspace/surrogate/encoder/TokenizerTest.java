package dev.taskspace.surrogate.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.tuning.MiniLm;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    private static final long CLS = 101;
    private static final long SEP = 102;

    private final Tokenizer tokenizer = new Tokenizer(MiniLm.tokenizer(), 512, 30_522);

    @Test
    void addsNoPaddingWhateverTheDefinitionSays() {
        assertThat(encode(TextInput.of("hello world"), 512).ids()).containsExactly(CLS, 7592, 2088, SEP);
        assertThat(encode(TextInput.of(""), 512).ids()).containsExactly(CLS, SEP);
    }

    @Test
    void readsMoreThanTheDefinitionAllows() {
        assertThat(encode(TextInput.of("word ".repeat(1000)), 512).length()).isEqualTo(512);
    }

    @Test
    void marksTheSecondTextOfAPair() {
        assertThat(encode(new TextInput("hello", "world"), 512))
                .satisfies(tokens -> assertThat(tokens.ids()).containsExactly(CLS, 7592, SEP, 2088, SEP))
                .satisfies(tokens -> assertThat(tokens.types()).containsExactly(0, 0, 0, 1, 1));
        assertThat(encode(new TextInput("hello", ""), 512).ids()).containsExactly(CLS, 7592, SEP, SEP);
    }

    @Test
    void cutsTheLongerTextOfAPair() {
        Tokens tokens = encode(new TextInput("hello world", "word ".repeat(50)), 12);

        assertThat(tokens.length()).isEqualTo(12);
        assertThat(Arrays.stream(tokens.types()).sum()).isEqualTo(8);
        assertThat(encode(new TextInput("word ".repeat(50), "hello world"), 12).ids())
                .endsWith(SEP, 7592, 2088, SEP);
    }

    @Test
    void survivesTextThatIsNoText() {
        List<Tokens> tokens = tokenizer.encode(
                List.of(
                        TextInput.of("emoji \uD83D\uDE00 end"),
                        TextInput.of("half \uD83D end"),
                        TextInput.of("nul \0 end")),
                64);

        assertThat(tokens)
                .allSatisfy(each -> assertThat(each.ids()).startsWith(CLS).endsWith(2203, SEP));
    }

    @Test
    void refusesMoreTokensThanTheEncoderReads() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> encode(TextInput.of("hello"), 513))
                .withMessageContaining("512");
    }

    private Tokens encode(TextInput input, int maxTokens) {
        return tokenizer.encode(List.of(input), maxTokens).getFirst();
    }
}
