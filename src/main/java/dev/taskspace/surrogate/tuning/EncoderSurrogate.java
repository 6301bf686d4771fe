package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.AdapterTuning;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedAdapter;
import dev.taskspace.surrogate.TunedPrefix;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.encoder.Parameters;
import dev.taskspace.surrogate.encoder.Tokens;
import java.util.List;

/** A surrogate whose weights are loaded. */
public final class EncoderSurrogate implements Surrogate {

    private final SurrogateInfo info;
    private final FrozenEncoder frozen;

    public EncoderSurrogate(SurrogateInfo info, FrozenEncoder frozen) {
        this.info = info;
        this.frozen = frozen;
    }

    @Override
    public SurrogateInfo info() {
        return info;
    }

    @Override
    public float[] meanPooled(List<TextInput> inputs, int maxTokens, StepListener listener) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("There is no mean of no inputs");
        }
        double[] sum = new double[info.hiddenSize()];
        for (float[] row : pooled(inputs, maxTokens, listener)) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += row[i];
            }
        }
        float[] mean = new float[sum.length];
        for (int i = 0; i < sum.length; i++) {
            mean[i] = (float) (sum[i] / inputs.size());
        }
        return mean;
    }

    @Override
    public float[][] pooled(List<TextInput> inputs, int maxTokens, StepListener listener) {
        return new Pooling(frozen).pooled(frozen.tokenizer().encode(inputs, maxTokens), listener);
    }

    @Override
    public long countTokens(List<TextInput> inputs, int maxTokens) {
        return frozen.tokenizer().encode(inputs, maxTokens).stream()
                .mapToLong(Tokens::length)
                .sum();
    }

    @Override
    public TunedSurrogate tune(TrainingSet set, FullTuning plan, long seed, StepListener listener) {
        return new FullTuner(frozen, plan).tune(set, seed, listener);
    }

    @Override
    public TunedPrefix tunePrefix(TrainingSet set, PrefixTuning plan, long seed, StepListener listener) {
        return new PrefixTuner(frozen, plan).tune(set, seed, listener);
    }

    @Override
    public TunedAdapter tuneAdapter(TrainingSet set, AdapterTuning plan, long seed, StepListener listener) {
        return new AdapterTuner(frozen, plan).tune(set, seed, listener);
    }

    @Override
    public float[][] pooled(List<TextInput> inputs, int maxTokens, float[] adapter, StepListener listener) {
        try (NDManager manager = frozen.manager().newSubManager()) {
            Parameters changed = LowRankChange.of(adapter, frozen, manager).appliedTo(frozen, manager);
            return new Pooling(frozen, changed).pooled(frozen.tokenizer().encode(inputs, maxTokens), listener);
        }
    }
}
