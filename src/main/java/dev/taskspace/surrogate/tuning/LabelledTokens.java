package dev.taskspace.surrogate.tuning;

import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.encoder.Tokenizer;
import dev.taskspace.surrogate.encoder.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * A training example as the encoder and the loss read it.
 *
 * @param target as many values as the loss has outputs
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record LabelledTokens(Tokens tokens, float[] target) {

    static List<LabelledTokens> of(List<TrainingExample> examples, Tokenizer tokenizer, int maxTokens, Loss loss) {
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
