package dev.taskspace.surrogate.tuning;

import dev.taskspace.surrogate.encoder.Window;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads the best answer off the windows of one example: of the 20 best first and 20 best last tokens the pair of the
 * largest sum of logits that is in order, inside the text and at most 30 tokens long. No answer wins where its smallest
 * sum over the windows, at token 0, is larger than that (the evaluation of SQuAD 2 with threshold 0).
 *
 * @param unanswerable whether no answer may win
 */
record SpanDecoder(boolean unanswerable) {

    private static final int BEST = 20;
    private static final int LONGEST = 30;

    /** A window with its logits, first and last by turns. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Read(LabelledTokens.Passage passage, float[] logits) {

        private float first(int token) {
            return logits[2 * token];
        }

        private float last(int token) {
            return logits[2 * token + 1];
        }

        private float none() {
            return first(0) + last(0);
        }
    }

    private record Candidate(String text, float logit) {
        static final Candidate NOTHING = new Candidate("", Float.NEGATIVE_INFINITY);
    }

    /** The text of the answer, empty for none. */
    String answer(List<Read> windows) {
        float none = Float.POSITIVE_INFINITY;
        Candidate best = Candidate.NOTHING;
        for (Read window : windows) {
            none = Math.min(none, window.none());
            Candidate here = best(window);
            best = here.logit > best.logit ? here : best;
        }
        return unanswerable && none > best.logit ? "" : best.text;
    }

    private static Candidate best(Read read) {
        Window window = read.passage().window();
        Candidate best = Candidate.NOTHING;
        int[] lasts = largest(window, token -> read.last(token));
        for (int first : largest(window, token -> read.first(token))) {
            for (int last : lasts) {
                float logit = read.first(first) + read.last(last);
                if (last >= first && last < first + LONGEST && logit > best.logit) {
                    best = new Candidate(
                            read.passage().context().substring(window.starts()[first], window.ends()[last]), logit);
                }
            }
        }
        return best;
    }

    private interface Logit {
        float of(int token);
    }

    private static int[] largest(Window window, Logit logit) {
        return IntStream.range(0, window.starts().length)
                .filter(window::readable)
                .boxed()
                .sorted(Comparator.comparingDouble(token -> -logit.of(token)))
                .limit(BEST)
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
