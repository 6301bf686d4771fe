package dev.taskspace.labeling;

import dev.taskspace.surrogate.TextInput;

/** How many texts a labeler reads, and what becomes of a pool's input that has another number of them. */
public enum Arity {
    /** Takes inputs as they are. */
    ANY {
        @Override
        public TextInput fit(TextInput input) {
            return input;
        }
    },
    /** One text: the last one of a pair (FUTE's mapping). */
    SINGLE {
        @Override
        public TextInput fit(TextInput input) {
            return input.textPair() == null ? input : new TextInput(input.textPair(), null);
        }
    },
    /** Two texts: a single one is followed by an empty one (FUTE's mapping for fine-tuned models). */
    PAIR {
        @Override
        public TextInput fit(TextInput input) {
            return input.textPair() == null ? new TextInput(input.text(), "") : input;
        }
    },
    /** Two texts: a single one is cut in half between words (FUTE's mapping for prompts). */
    HALVES {
        @Override
        public TextInput fit(TextInput input) {
            if (input.textPair() != null) {
                return input;
            }
            String text = input.text().strip();
            int cut = blankNearest(text, text.length() / 2);
            return new TextInput(
                    text.substring(0, cut).strip(), text.substring(cut).strip());
        }
    };

    /** The input in the form that such a labeler reads. */
    public abstract TextInput fit(TextInput input);

    private static int blankNearest(String text, int middle) {
        for (int away = 0; away <= middle; away++) {
            if (middle + away < text.length() && text.charAt(middle + away) == ' ') {
                return middle + away;
            }
            if (text.charAt(middle - away) == ' ') {
                return middle - away;
            }
        }
        return text.offsetByCodePoints(0, text.codePointCount(0, text.length()) / 2);
    }
}
