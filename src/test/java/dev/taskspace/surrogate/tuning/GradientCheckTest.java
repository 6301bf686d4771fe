package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.Hooks;
import dev.taskspace.surrogate.encoder.KeysAndValues;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Gradients of a tiny encoder in double precision against central differences of its loss. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GradientCheckTest {

    private static final double STEP = 1e-5;
    private static final double TOLERANCE = 1e-7;

    private NDManager manager;
    private FrozenEncoder frozen;

    @BeforeAll
    void load() {
        manager = TensorRuntime.open();
        frozen = TinyBert.load(manager, DataType.FLOAT64);
    }

    @AfterAll
    void close() {
        manager.close();
    }

    @Test
    void differentiatesTheCrossEntropyByEveryTunedParameter() {
        var examples = List.of(
                new TrainingExample(new TextInput("Is it raining?", "No."), new Target.Category(2)),
                new TrainingExample(
                        TextInput.of("A longer sentence with more words in it"),
                        new Target.Distribution(new float[] {0.5f, 0.25f, 0.25f})));
        check(Loss.of(new Objective.Classification(3)), examples, Hooks.NONE, List.of());
    }

    @Test
    void differentiatesTheSquaredErrorByEveryTunedParameter() {
        var examples = List.of(new TrainingExample(TextInput.of("Four stars for this one"), new Target.Value(4)));
        check(Loss.of(new Objective.Regression(3, 1.5)), examples, Hooks.NONE, List.of());
    }

    @Test
    void differentiatesTheSpanCrossEntropyByEveryTunedParameter() {
        var examples = List.of(
                new TrainingExample(
                        new TextInput("Who ran?", "At dawn the old cat ran far away from the house."),
                        new Target.Span(8, 19)),
                new TrainingExample(new TextInput("Why?", "Nobody knows."), Target.Span.NONE));
        check(Loss.of(new Objective.SpanExtraction(true)), examples, Hooks.NONE, List.of());
    }

    @Test
    void differentiatesByThePrefix() {
        Prefix prefix = Prefix.initial(frozen, 3, manager);
        var examples = List.of(
                new TrainingExample(TextInput.of("Short."), new Target.Category(0)),
                new TrainingExample(TextInput.of("And one that is longer."), new Target.Category(1)));
        check(Loss.of(new Objective.Classification(2)), examples, prefix, prefix.tensors());
    }

    @Test
    void differentiatesByALowRankChange() {
        float[] values = new float[2 * 2 * 2 * 3 * 8];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian(0, 0.3);
        }
        LowRankChange change = LowRankChange.of(values, frozen, manager);
        var examples = List.of(
                new TrainingExample(TextInput.of("Short."), new Target.Category(0)),
                new TrainingExample(TextInput.of("And one that is longer."), new Target.Category(1)));
        check(Loss.of(new Objective.Classification(2)), examples, change, change.tensors());
    }

    private void check(Loss loss, List<TrainingExample> examples, Hooks hooks, List<NDArray> more) {
        Map<String, NDArray> copies = new LinkedHashMap<>();
        frozen.encoder()
                .trained()
                .forEach(
                        name -> copies.put(name, Copies.copy(frozen.parameters().get(name), manager)));
        Head head = Head.random(manager, loss.outputs(), frozen.encoder(), DataType.FLOAT64, new SplittableRandom(5));
        var model = new TaskModel(frozen.encoder(), frozen.parameters().with(copies), head, loss);
        var inputs = LabelledTokens.of(examples, frozen.tokenizer(), 32, loss);
        Map<String, NDArray> leaves = new LinkedHashMap<>(copies);
        leaves.put("head.weight", head.weights().getLast());
        leaves.put("head.bias", head.biases().getLast());
        more.forEach(tensor -> leaves.put("hook " + leaves.size(), tensor));
        leaves.values().forEach(leaf -> leaf.setRequiresGradient(true));

        Autograd.recorded(() -> {
            try (NDManager step = manager.newSubManager()) {
                Autograd.backward(model.losses(inputs, step, collecting(hooks)).sum(), 1);
            }
        });

        leaves.forEach((name, leaf) -> Autograd.unrecorded(() -> {
            try (NDArray gradient = leaf.getGradient()) {
                double[] expected = gradient.toDoubleArray();
                for (int at = 0; at < expected.length; at += 1 + expected.length / 3) {
                    assertThat(slope(model, inputs, hooks, leaf, at))
                            .as("%s at %d", name, at)
                            .isCloseTo(expected[at], within(TOLERANCE * (1 + Math.abs(expected[at]))));
                }
                return true;
            }
        }));
    }

    private double slope(TaskModel model, List<LabelledTokens> inputs, Hooks hooks, NDArray leaf, int at) {
        return (loss(model, inputs, hooks, leaf, at, STEP) - loss(model, inputs, hooks, leaf, at, -STEP)) / (2 * STEP);
    }

    private double loss(
            TaskModel model, List<LabelledTokens> inputs, Hooks hooks, NDArray leaf, int at, double change) {
        try (NDManager step = manager.newSubManager()) {
            double[] direction = new double[(int) leaf.size()];
            direction[at] = change;
            NDArray moved = step.create(direction, leaf.getShape());
            leaf.addi(moved);
            double loss = model.losses(inputs, step, hooks).sum().getDouble();
            leaf.subi(moved);
            return loss;
        }
    }

    /** Collects garbage in the middle of the forward pass: what the backward pass needs must not be among it. */
    private static Hooks collecting(Hooks hooks) {
        return new Hooks() {
            @Override
            public NDArray linear(String name, NDArray input, NDArray output) {
                System.gc();
                return hooks.linear(name, input, output);
            }

            @Override
            public KeysAndValues attention(int layer, KeysAndValues own) {
                return hooks.attention(layer, own);
            }
        };
    }
}
