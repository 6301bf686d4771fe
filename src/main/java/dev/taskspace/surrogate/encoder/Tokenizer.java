package dev.taskspace.surrogate.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.weights.WeightsFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Turns texts into the tokens of one surrogate. */
public final class Tokenizer {

    private final byte[] definition;
    private final int longest;
    private final int vocabulary;

    /**
     * Keeps the definition; the native tokenizer lives only during a call.
     *
     * @param definition content of a {@code tokenizer.json}; what it says of truncation and padding is overridden
     * @param longest most tokens that the encoder reads
     * @param vocabulary number of token ids that the encoder knows
     */
    public Tokenizer(byte[] definition, int longest, int vocabulary) {
        this.definition = definition.clone();
        this.longest = longest;
        this.vocabulary = vocabulary;
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
        try (HuggingFaceTokenizer tokenizer = open(maxTokens)) {
            return inputs.stream().map(input -> encode(tokenizer, input)).toList();
        }
    }

    private Tokens encode(HuggingFaceTokenizer tokenizer, TextInput input) {
        Encoding encoding = input.textPair() == null
                ? tokenizer.encode(input.text())
                : tokenizer.encode(input.text(), input.textPair());
        for (long id : encoding.getIds()) {
            if (id >= vocabulary) {
                throw new WeightsFormatException("The tokenizer gives token " + id + ", but the model knows "
                        + vocabulary + "; they do not belong together");
            }
        }
        return new Tokens(encoding.getIds(), encoding.getTypeIds());
    }

    private HuggingFaceTokenizer open(int maxTokens) {
        Map<String, String> options = Map.of(
                "padding",
                "do_not_pad",
                "truncation",
                "longest_first",
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
