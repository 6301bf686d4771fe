package dev.taskspace.surrogate.tuning;

import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.encoder.Tokenizer;
import dev.taskspace.surrogate.encoder.Tokens;
import dev.taskspace.surrogate.encoder.Window;
import dev.taskspace.surrogate.encoder.Windows;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A training example as the encoder and the loss read it.
 *
 * @param target as many values as the loss has outputs
 * @param passage where the tokens are from, null unless the answer stands in the text
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LabelledTokens(
        Tokens tokens, float[] target, @Nullable Passage passage) {

    /**
     * A window of a text that may hold an answer.
     *
     * @param example number of the example that the window is from
     * @param context the whole text
     * @param accepted texts that are right, none when the text has no answer
     */
    record Passage(int example, String context, Window window, List<String> accepted) {}

    LabelledTokens(Tokens tokens, float[] target) {
        this(tokens, target, null);
    }

    static List<LabelledTokens> of(List<TrainingExample> examples, Tokenizer tokenizer, int maxTokens, Loss loss) {
        if (loss instanceof SpanCrossEntropy) {
            return new Passages(new Windows(tokenizer, maxTokens)).of(examples);
        }
        List<Tokens> tokens =
                tokenizer.encode(examples.stream().map(TrainingExample::input).toList(), maxTokens);
        List<LabelledTokens> labelled = new ArrayList<>(examples.size());
        for (int i = 0; i < examples.size(); i++) {
            labelled.add(
                    new LabelledTokens(tokens.get(i), loss.row(examples.get(i).target())));
        }
        return labelled;
    }
}
