package dev.taskspace.model;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a server's echo means what it should, by a text that every language model foresees: a server that
 * puts the log-probabilities beside the wrong tokens gives the counting numbers none.
 */
final class EchoCheck {
    static final String TEXT = "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20";

    private static final int LEAST_TOKENS = 10;

    /** Mean of the second half in nats; a small model reaches -0.3 or better, one token off is below -6. */
    private static final double LEAST_MEAN = -2.5;

    private EchoCheck() {}

    /** What is wrong with the echo of {@link #TEXT}, null when nothing is. */
    static @Nullable String problem(List<Completion.Token> tokens) {
        if (tokens.size() < LEAST_TOKENS) {
            return "its server echoes " + tokens.size() + " tokens with log-probabilities where there are many more";
        }
        List<Completion.Token> known = tokens.subList(tokens.size() / 2, tokens.size());
        double mean =
                known.stream().mapToDouble(Completion.Token::logprob).average().orElseThrow();
        return mean >= LEAST_MEAN
                ? null
                : String.format(
                        Locale.ROOT,
                        "its server gives the tokens of \"1, 2, 3, …\" a mean log-probability of %.1f, so what it "
                                + "echoes stands beside the wrong tokens",
                        mean);
    }
}
