package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.taskspace.surrogate.encoder.Encoder;
import dev.taskspace.surrogate.encoder.Hooks;
import dev.taskspace.surrogate.encoder.Parameters;
import dev.taskspace.surrogate.encoder.TokenBatch;
import java.util.List;

/** An encoder with a head and a loss: from tokens to the loss of every example. */
record TaskModel(Encoder encoder, Parameters parameters, Head head, Loss loss) {

    /** {@code [batch, outputs]}, or {@code [batch, tokens, outputs]} with nothing left for padding. */
    NDArray outputs(List<LabelledTokens> examples, NDManager manager, Hooks hooks) {
        TokenBatch batch =
                TokenBatch.of(examples.stream().map(LabelledTokens::tokens).toList(), manager, parameters.type());
        if (loss.everyToken()) {
            NDArray outputs = head.outputs(encoder.states(parameters, batch, hooks));
            long[] shape = outputs.getShape().getShape();
            return outputs.add(batch.bias().reshape(shape[0], shape[1], 1));
        }
        return head.outputs(encoder.summary(parameters, batch, hooks));
    }

    /** {@code [batch]}. */
    NDArray losses(NDArray outputs, List<LabelledTokens> examples) {
        float[] targets = new float[examples.size() * loss.outputs()];
        for (int i = 0; i < examples.size(); i++) {
            System.arraycopy(examples.get(i).target(), 0, targets, i * loss.outputs(), loss.outputs());
        }
        NDArray rows = outputs.getManager()
                .create(targets, new Shape(examples.size(), loss.outputs()))
                .toType(parameters.type(), false);
        return loss.perExample(outputs, rows);
    }

    NDArray losses(List<LabelledTokens> examples, NDManager manager, Hooks hooks) {
        return losses(outputs(examples, manager, hooks), examples);
    }
}
