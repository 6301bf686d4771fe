package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.encoder.Autograd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleBiFunction;

/**
 * The mean of two softmax cross-entropies over the tokens of a window, of the first and of the last token of the answer
 * (Devlin et al. 2019, "BERT", §4.2); token 0 stands for an answer that is not in the window (§4.3). A target holds the
 * numbers of the two tokens. The score is the mean F1 of the answers as SQuAD counts it, which counts exact matches, too.
 *
 * @param unanswerable whether the best answer of an example may be none
 */
record SpanCrossEntropy(boolean unanswerable) implements Loss {

    @Override
    public int outputs() {
        return 2;
    }

    @Override
    public boolean everyToken() {
        return true;
    }

    @Override
    public float[] row(Target target) {
        throw new IllegalArgumentException(target + " says nothing of tokens before its window is known");
    }

    /** {@code [batch, tokens, 2]} and {@code [batch, 2]} to {@code [batch]}. */
    @Override
    public NDArray perExample(NDArray outputs, NDArray targets) {
        NDArray tokens =
                targets.toType(DataType.INT64, false).reshape(targets.getShape().get(0), 1, 2);
        NDArray likely = outputs.logSoftmax(1).gather(tokens, 1);
        return likely.sum(new int[] {1, 2}).mul(Autograd.constant(-0.5, outputs));
    }

    /** Logarithm of the share of windows without an answer, and of those with one, each counted once more than seen. */
    @Override
    public float[] blind(List<float[]> targets) {
        long without = targets.stream().filter(target -> target[1] == 0).count();
        return new float[] {
            (float) Math.log((without + 1.0) / (targets.size() + 2)),
            (float) Math.log((targets.size() - without + 1.0) / (targets.size() + 2))
        };
    }

    /** The first share for token 0; all others have equal parts in the second. */
    @Override
    public NDArray blind(float[] constant, NDArray outputs) {
        Shape shape = outputs.getShape();
        int width = (int) shape.get(1);
        float[] column = new float[width * outputs()];
        for (int i = 0; i < column.length; i++) {
            column[i] = i < outputs() ? constant[0] : (float) (constant[1] - Math.log(Math.max(1, width - 1)));
        }
        NDArray rows = outputs.getManager()
                .create(column, new Shape(1, width, outputs()))
                .toType(outputs.getDataType(), false);
        return outputs.zerosLike().add(rows);
    }

    @Override
    public double score(float[][] outputs, List<LabelledTokens> examples) {
        return mean(outputs, examples, AnswerMatch::f1);
    }

    @Override
    public Double exactMatch(float[][] outputs, List<LabelledTokens> examples) {
        return mean(outputs, examples, AnswerMatch::exact);
    }

    private double mean(
            float[][] outputs, List<LabelledTokens> examples, ToDoubleBiFunction<String, List<String>> judge) {
        Map<Integer, List<SpanDecoder.Read>> windows = new LinkedHashMap<>();
        for (int i = 0; i < outputs.length; i++) {
            LabelledTokens.Passage passage =
                    Objects.requireNonNull(examples.get(i).passage());
            windows.computeIfAbsent(passage.example(), example -> new ArrayList<>())
                    .add(new SpanDecoder.Read(passage, outputs[i]));
        }
        SpanDecoder decoder = new SpanDecoder(unanswerable);
        return windows.values().stream()
                .mapToDouble(reads -> judge.applyAsDouble(
                        decoder.answer(reads), reads.getFirst().passage().accepted()))
                .average()
                .orElseThrow();
    }

    /** Of a value between 0 and 1 with this mean: at most that of a share. */
    @Override
    public double scoreError(double blindScore, int n) {
        return Math.sqrt(blindScore * (1 - blindScore) / n);
    }
}
