package dev.taskspace.surrogate.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import dev.taskspace.surrogate.TextInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Cuts pairs whose second text is too long into overlapping windows, each of which has the whole first text. A first text
 * that would take more than half of a window is cut itself.
 *
 * @param maxTokens of each window, special tokens included
 */
public record Windows(Tokenizer tokenizer, int maxTokens) {

    /** Of a window, what the next one repeats: 128 of 384 tokens are usual for SQuAD. */
    private static final int OVERLAP_SHARE = 3;

    private static final long SECOND = 1;

    /** For every pair its windows in the order of the text, at least one. */
    public List<List<Window>> of(List<TextInput> pairs) {
        List<String> questions =
                tokenizer.cut(pairs.stream().map(TextInput::text).toList(), maxTokens / 2);
        int room = maxTokens / 2 - Tokenizer.SPECIAL;
        try (HuggingFaceTokenizer opened =
                tokenizer.open(maxTokens, "only_second", Math.max(0, Math.min(maxTokens / OVERLAP_SHARE, room - 1)))) {
            List<List<Window>> all = new ArrayList<>();
            for (int i = 0; i < pairs.size(); i++) {
                all.add(of(
                        opened,
                        questions.get(i),
                        Objects.requireNonNullElse(pairs.get(i).textPair(), "")));
            }
            return all;
        }
    }

    private List<Window> of(HuggingFaceTokenizer opened, String question, String context) {
        Encoding first = opened.encode(question, context, true, true);
        int[] units = units(context);
        List<Window> windows = new ArrayList<>(List.of(window(first, units)));
        for (Encoding further : first.getOverflowing()) {
            windows.add(window(further, units));
        }
        return List.copyOf(windows);
    }

    private Window window(Encoding encoding, int[] units) {
        CharSpan[] spans = encoding.getCharTokenSpans();
        long[] sequences = encoding.getSequenceIds();
        int[] starts = new int[spans.length];
        int[] ends = new int[spans.length];
        Arrays.fill(starts, Window.NOWHERE);
        Arrays.fill(ends, Window.NOWHERE);
        for (int token = 0; token < spans.length; token++) {
            if (sequences[token] == SECOND && spans[token] != null) {
                starts[token] = units[spans[token].getStart()];
                ends[token] = units[spans[token].getEnd()];
            }
        }
        return new Window(tokenizer.tokens(encoding), starts, ends);
    }

    /** The UTF-16 unit at which every code point starts, and the length after the last; tokenizers count code points. */
    private static int[] units(String text) {
        int[] units = new int[text.codePointCount(0, text.length()) + 1];
        for (int point = 0, unit = 0; point < units.length - 1; point++) {
            units[point] = unit;
            unit += Character.charCount(text.codePointAt(unit));
        }
        units[units.length - 1] = text.length();
        return units;
    }
}
