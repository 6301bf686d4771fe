package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.LearningCheck;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.encoder.Autograd;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a full tuning leaves: the tuned parameters and their head. */
final class TunedEncoder implements TunedSurrogate {

    private final FrozenEncoder frozen;
    private final NDManager manager;
    private final Map<String, NDArray> tuned;
    private final TaskModel model;
    private final Taught taught;
    private final int maxTokens;

    /** What the tuning itself showed. */
    @SuppressWarnings("ArrayRecordComponent") // numbers, never compared
    record Taught(LearningCheck learned, double[] losses) {}

    private TunedEncoder(
            FrozenEncoder frozen,
            NDManager manager,
            Map<String, NDArray> tuned,
            TaskModel model,
            Taught taught,
            int maxTokens) {
        this.frozen = frozen;
        this.manager = manager;
        this.tuned = tuned;
        this.model = model;
        this.taught = taught;
        this.maxTokens = maxTokens;
    }

    /** Copies what was tuned, without its gradients, into a manager that lives until {@link #close}. */
    static TunedEncoder keep(
            FrozenEncoder frozen, Map<String, NDArray> trained, TaskModel trainedModel, Taught taught, int maxTokens) {
        NDManager manager = frozen.manager().newSubManager();
        try {
            Map<String, NDArray> tuned = new LinkedHashMap<>();
            trained.forEach((name, tensor) -> tuned.put(name, Copies.copy(tensor, manager)));
            var model = new TaskModel(
                    frozen.encoder(),
                    frozen.parameters().with(tuned),
                    trainedModel.head().copy(manager),
                    trainedModel.loss());
            return new TunedEncoder(frozen, manager, tuned, model, taught, maxTokens);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    @Override
    public List<Block> weightDelta() {
        List<Block> blocks = new ArrayList<>(tuned.size());
        tuned.forEach((name, tensor) -> blocks.add(Autograd.unrecorded(() -> {
            try (NDArray delta = tensor.sub(frozen.parameters().get(name))) {
                return new Block(name, Floats.of(delta));
            }
        })));
        return blocks;
    }

    @Override
    public List<Block> fisher(List<TrainingExample> examples, StepListener listener) {
        return new GhostFisher(model, manager).blocks(read(examples), listener);
    }

    @Override
    public List<Block> squaredMeanGradient(List<TrainingExample> examples, StepListener listener) {
        return new MeanGradient(model, manager).squares(read(examples), listener);
    }

    List<LabelledTokens> read(List<TrainingExample> examples) {
        return LabelledTokens.of(examples, frozen.tokenizer(), maxTokens, model.loss());
    }

    Map<String, NDArray> tuned() {
        return tuned;
    }

    TaskModel model() {
        return model;
    }

    NDManager manager() {
        return manager;
    }

    @Override
    public LearningCheck learningCheck() {
        return taught.learned();
    }

    @Override
    public double[] losses() {
        return taught.losses().clone();
    }

    @Override
    public float[][] pooled(List<TextInput> inputs, StepListener listener) {
        return new Pooling(frozen, model.parameters()).pooled(frozen.tokenizer().encode(inputs, maxTokens), listener);
    }

    @Override
    public TunedSurrogate tune(TrainingSet set, FullTuning plan, long seed, StepListener listener) {
        return new FullTuner(frozen, model.parameters(), plan).tune(set, seed, listener);
    }

    @Override
    public void close() {
        manager.close();
    }
}
