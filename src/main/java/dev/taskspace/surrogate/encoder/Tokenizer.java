package dev.taskspace.surrogate.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.weights.WeightsFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Turns texts into the tokens of one surrogate. */
public final class Tokenizer {

    /** Most special tokens around a pair. */
    static final int SPECIAL = 4;

    private static final String SAMPLE = "A sentence, read by the tokenizer.";

    private final byte[] definition;
    private final int longest;
    private final int vocabulary;

    /**
     * Keeps the definition; the native tokenizer lives only during a call.
     *
     * @param definition content of a {@code tokenizer.json}; what it says of truncation and padding is overridden
     * @param longest most tokens that the encoder reads
     * @param vocabulary number of token ids that the encoder knows
     * @throws WeightsFormatException when the definition is none, or knows no words
     */
    public Tokenizer(byte[] definition, int longest, int vocabulary) {
        this.definition = definition.clone();
        this.longest = longest;
        this.vocabulary = vocabulary;
        check();
    }

    private void check() {
        try (HuggingFaceTokenizer tokenizer = open(longest, "longest_first", 0)) {
            if (tokenizer.encode(SAMPLE, false, false).getIds().length == 0) {
                throw new WeightsFormatException("tokenizer.json makes no tokens of '" + SAMPLE + "'");
            }
        } catch (WeightsFormatException e) {
            throw e;
        } catch (RuntimeException e) { // what the native library throws
            throw new WeightsFormatException("tokenizer.json cannot be used: " + e.getMessage());
        }
    }

    /**
     * Tokenises without padding.
     *
     * @param maxTokens of each input, special tokens included; of a pair the longer text is cut first
     * @throws IllegalArgumentException when the encoder cannot read so many
     * @throws WeightsFormatException when a token is none of the encoder's
     */
    public List<Tokens> encode(List<TextInput> inputs, int maxTokens) {
        if (maxTokens > longest) {
            throw new IllegalArgumentException("This surrogate reads at most " + longest + " tokens, not " + maxTokens);
        }
        try (HuggingFaceTokenizer tokenizer = open(maxTokens, "longest_first", 0)) {
            return inputs.stream().map(input -> encode(tokenizer, input)).toList();
        }
    }

    private Tokens encode(HuggingFaceTokenizer tokenizer, TextInput input) {
        Encoding encoding = input.textPair() == null
                ? tokenizer.encode(input.text())
                : tokenizer.encode(input.text(), input.textPair());
        return tokens(encoding);
    }

    Tokens tokens(Encoding encoding) {
        for (long id : encoding.getIds()) {
            if (id >= vocabulary) {
                throw new WeightsFormatException("The tokenizer gives token " + id + ", but the model knows "
                        + vocabulary + "; they do not belong together");
            }
        }
        return new Tokens(encoding.getIds(), encoding.getTypeIds());
    }

    /** The beginnings of the texts, each as long as so many tokens, special ones included, reach. */
    List<String> cut(List<String> texts, int maxTokens) {
        try (HuggingFaceTokenizer tokenizer = open(maxTokens, "longest_first", 0)) {
            return texts.stream().map(text -> cut(tokenizer, text)).toList();
        }
    }

    private static String cut(HuggingFaceTokenizer tokenizer, String text) {
        Encoding encoding = tokenizer.encode(text);
        if (!encoding.exceedMaxLength()) {
            return text;
        }
        int end = Arrays.stream(encoding.getCharTokenSpans())
                .filter(Objects::nonNull)
                .mapToInt(CharSpan::getEnd)
                .max()
                .orElse(0);
        return text.substring(0, text.offsetByCodePoints(0, end));
    }

    /** @param stride tokens that overflowing parts repeat */
    HuggingFaceTokenizer open(int maxTokens, String truncation, int stride) {
        Map<String, String> options = Map.of(
                "padding",
                "do_not_pad",
                "truncation",
                truncation,
                "stride",
                Integer.toString(stride),
                "maxLength",
                Integer.toString(maxTokens),
                "modelMaxLength",
                Integer.toString(longest));
        try {
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(definition), options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
