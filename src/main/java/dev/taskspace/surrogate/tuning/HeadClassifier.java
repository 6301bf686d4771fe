package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import dev.taskspace.surrogate.SequenceClassifier;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.ClassifierHead;
import dev.taskspace.surrogate.encoder.Hooks;
import dev.taskspace.surrogate.encoder.TokenBatch;
import dev.taskspace.surrogate.encoder.Tokens;
import dev.taskspace.surrogate.weights.ClassifierLayout;
import java.util.Arrays;
import java.util.List;

/** A classifier whose weights are loaded. */
public final class HeadClassifier implements SequenceClassifier {

    private static final NDIndex FIRST_TOKEN = new NDIndex(":,0");

    /** Alone, because the last digits of an answer would otherwise depend on the neighbours of its input. */
    private static final int BATCH = 1;

    private final SurrogateInfo info;
    private final FrozenEncoder frozen;
    private final ClassifierHead head;
    private final List<String> labels;

    /** Takes an encoder whose parameters hold those of the head too. */
    public HeadClassifier(SurrogateInfo info, FrozenEncoder frozen, ClassifierLayout head, List<String> labels) {
        this.info = info;
        this.frozen = frozen;
        this.head = new ClassifierHead(head);
        this.labels = List.copyOf(labels);
    }

    @Override
    public SurrogateInfo info() {
        return info;
    }

    @Override
    public List<String> labels() {
        return labels;
    }

    @Override
    public float[][] logits(List<TextInput> inputs, int maxTokens, StepListener listener) {
        List<Tokens> tokens = frozen.tokenizer().encode(inputs, maxTokens);
        List<int[]> batches = Batches.byLength(Batches.lengths(tokens, Tokens::length), BATCH);
        Progress progress = new Progress(listener, batches.size());
        float[][] logits = new float[inputs.size()][];
        for (int[] batch : batches) {
            float[] rows = Autograd.unrecorded(() -> logits(Batches.pick(tokens, batch)));
            for (int i = 0; i < batch.length; i++) {
                logits[batch[i]] = Arrays.copyOfRange(rows, i * labels.size(), (i + 1) * labels.size());
            }
            progress.step();
        }
        return logits;
    }

    private float[] logits(List<Tokens> inputs) {
        try (NDManager step = frozen.manager().newSubManager()) {
            TokenBatch batch = TokenBatch.of(inputs, step, frozen.parameters().type());
            NDArray states = frozen.encoder().states(frozen.parameters(), batch, Hooks.NONE);
            return Floats.of(head.outputs(frozen.parameters(), read(batch, states)));
        }
    }

    private NDArray read(TokenBatch batch, NDArray states) {
        return switch (head.layout().reads()) {
            case FIRST -> states.get(FIRST_TOKEN);
            case LAST -> batch.last(states);
        };
    }
}
