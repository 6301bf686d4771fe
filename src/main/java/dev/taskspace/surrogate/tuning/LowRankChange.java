package dev.taskspace.surrogate.tuning;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import dev.taskspace.surrogate.AdapterTuning;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.Hooks;
import dev.taskspace.surrogate.encoder.Parameters;
import dev.taskspace.surrogate.weights.BertLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A change of rank r of the queries and values of every layer, {@code W + BA} (Hu et al. 2022, "LoRA"), as a hook. Without
 * the paper's scale α/r, which the learning rate stands for.
 *
 * @param factors by the name of the linear layer, in the order of the forward pass
 */
record LowRankChange(Map<String, Factors> factors) implements Hooks {

    private static final List<String> CHANGED = List.of("query", "value");

    /** Every change of one surrogate starts from the same A, so that what differs was learned. */
    private static final long SEED = 7;

    /**
     * Of one linear layer.
     *
     * @param a {@code [rank, in]}
     * @param b {@code [out, rank]}
     */
    record Factors(NDArray a, NDArray b) {}

    /** A change that changes nothing yet: A uniform as linear layers usually start, B zero. */
    static LowRankChange none(FrozenEncoder frozen, int rank, NDManager manager) {
        int hidden = frozen.encoder().config().hidden();
        SplittableRandom random = new SplittableRandom(SEED);
        double bound = 1 / Math.sqrt(hidden);
        float[] values = new float[factorsOf(frozen) * 2 * rank * hidden];
        int each = rank * hidden;
        for (int start = 0; start < values.length; start += 2 * each) {
            for (int i = start; i < start + each; i++) {
                values[i] = (float) random.nextDouble(-bound, bound);
            }
        }
        return of(values, frozen, manager);
    }

    /** Reads what {@link #values} wrote. */
    static LowRankChange of(float[] values, FrozenEncoder frozen, NDManager manager) {
        int hidden = frozen.encoder().config().hidden();
        int rank = rank(values.length, factorsOf(frozen) * 2 * hidden);
        DataType type = frozen.parameters().type();
        Map<String, Factors> factors = new LinkedHashMap<>();
        int each = rank * hidden;
        int start = 0;
        for (int layer = 0; layer < frozen.encoder().config().layers(); layer++) {
            for (String part : CHANGED) {
                factors.put(
                        BertLayout.layer(layer) + "attention.self." + part,
                        new Factors(
                                tensor(values, start, new Shape(rank, hidden), type, manager),
                                tensor(values, start + each, new Shape(hidden, rank), type, manager)));
                start += 2 * each;
            }
        }
        return new LowRankChange(factors);
    }

    private static int factorsOf(FrozenEncoder frozen) {
        return frozen.encoder().config().layers() * CHANGED.size();
    }

    private static int rank(int length, int perRank) {
        int rank = length / perRank;
        if (rank < 1 || rank > AdapterTuning.MAX_RANK || rank * perRank != length) {
            throw new IllegalArgumentException(
                    "An adapter of this surrogate has a multiple of " + perRank + " values, not " + length);
        }
        return rank;
    }

    private static NDArray tensor(float[] values, int start, Shape shape, DataType type, NDManager manager) {
        float[] part = Arrays.copyOfRange(values, start, start + (int) shape.size());
        return manager.create(part, shape).toType(type, false).duplicate();
    }

    @Override
    public NDArray linear(String name, NDArray input, NDArray output) {
        Factors change = factors.get(name);
        if (change == null) {
            return output;
        }
        // Products of the input belong to the step; a transposed factor would belong to the whole tuning.
        NDArray narrow = Linear.linear(input, change.a()).singletonOrThrow();
        return output.add(Linear.linear(narrow, change.b()).singletonOrThrow());
    }

    /** The parameters with the change in them, so that a forward pass costs no more than before. */
    Parameters appliedTo(FrozenEncoder frozen, NDManager manager) {
        return Autograd.unrecorded(() -> {
            Map<String, NDArray> changed = new LinkedHashMap<>();
            factors.forEach((layer, change) -> {
                String name = layer + ".weight";
                NDArray sum =
                        change.b().matMul(change.a()).add(frozen.parameters().get(name));
                sum.attach(manager);
                changed.put(name, sum);
            });
            return frozen.parameters().with(changed);
        });
    }

    List<NDArray> tensors() {
        return factors.values().stream()
                .flatMap(change -> Stream.of(change.a(), change.b()))
                .toList();
    }

    /** For each layer A and B of the queries, then of the values. */
    float[] values() {
        List<NDArray> all = tensors();
        int each = (int) all.getFirst().size();
        float[] values = new float[all.size() * each];
        for (int i = 0; i < all.size(); i++) {
            System.arraycopy(Floats.of(all.get(i)), 0, values, i * each, each);
        }
        return values;
    }
}
