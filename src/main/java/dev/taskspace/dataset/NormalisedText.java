package dev.taskspace.dataset;

import dev.taskspace.platform.data.Sha256;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Texts as duplicates see them: compatibility form (NFKC), lower case, without white space and punctuation, so that two
 * tokenisations of one sentence are the same text. A text of nothing else keeps its punctuation.
 */
public final class NormalisedText {
    private static final int DROPPED = 1 << Character.SPACE_SEPARATOR
            | 1 << Character.LINE_SEPARATOR
            | 1 << Character.PARAGRAPH_SEPARATOR
            | 1 << Character.CONTROL
            | 1 << Character.FORMAT
            | 1 << Character.DASH_PUNCTUATION
            | 1 << Character.START_PUNCTUATION
            | 1 << Character.END_PUNCTUATION
            | 1 << Character.CONNECTOR_PUNCTUATION
            | 1 << Character.OTHER_PUNCTUATION
            | 1 << Character.INITIAL_QUOTE_PUNCTUATION
            | 1 << Character.FINAL_QUOTE_PUNCTUATION
            | 1 << Character.MODIFIER_SYMBOL;

    private NormalisedText() {}

    public static String of(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(lower.length());
        lower.codePoints()
                .filter(c -> (DROPPED >> Character.getType(c) & 1) == 0)
                .forEach(kept::appendCodePoint);
        return kept.isEmpty() ? lower.strip() : kept.toString();
    }

    /** 64 bits of a text or pair, the same in every process and version; which text of a pair comes first matters not. */
    public static long hash(String text, @Nullable String textPair) {
        String first = of(text);
        String second = textPair == null ? "" : of(textPair);
        boolean ordered = first.compareTo(second) <= 0;
        String hex = new Sha256()
                .field(ordered ? first : second)
                .field(ordered ? second : first)
                .hex();
        return HexFormat.fromHexDigitsToLong(hex, 0, 16);
    }
}
