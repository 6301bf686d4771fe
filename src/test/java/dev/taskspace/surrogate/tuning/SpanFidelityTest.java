package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.Hooks;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.encoder.Windows;
import dev.taskspace.surrogate.weights.Goldens;
import dev.taskspace.surrogate.weights.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Questions about texts against the tokenizer and the model ...ForQuestionAnswering of the Python reference library. */
class SpanFidelityTest {

    private static final String FILE = "golden-spans";
    private static final String BIAS = "qa_outputs.bias";

    /** What they add to every token alike changes no answer, so what is left of their gradients is rounding. */
    private static final List<String> SILENT = List.of(BIAS, "encoder.layer.1.output.LayerNorm.bias");

    private static final double LOGITS = 1e-5;
    private static final double LOSS = 1e-5;
    private static final double GRADIENTS = 1e-4;

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = TensorRuntime.open();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tiny-bert", "tiny-distilbert", "tiny-electra", "tiny-roberta", "tiny-xlm-roberta", "tiny-t5"})
    void cutsTheSameWindowsAndFindsTheSameTokens(String name) {
        JsonNode facts = Goldens.facts(name, FILE);

        List<LabelledTokens> read = new Reader(name).windows;

        assertThat(read).hasSize(facts.path("windows").size());
        for (int n = 0; n < read.size(); n++) {
            JsonNode expected = facts.path("windows").path(n);
            LabelledTokens.Passage passage = Objects.requireNonNull(read.get(n).passage());
            String context = passage.context();
            assertThat(passage.example()).isEqualTo(expected.path("example").asInt());
            assertThat(read.get(n).tokens().ids()).containsExactly(longs(expected.path("ids")));
            assertThat(read.get(n).target())
                    .as("%s, window %d", name, n)
                    .containsExactly(
                            expected.path("first").asInt(),
                            expected.path("last").asInt());
            for (int token = 0; token < read.get(n).tokens().length(); token++) {
                JsonNode offsets = expected.path("offsets").path(token);
                assertThat(passage.window().readable(token)).isEqualTo(!offsets.isNull());
                if (!offsets.isNull()) {
                    assertThat(passage.window().starts()[token])
                            .isEqualTo(context.offsetByCodePoints(
                                    0, offsets.path(0).asInt()));
                    assertThat(passage.window().ends()[token])
                            .isEqualTo(context.offsetByCodePoints(
                                    0, offsets.path(1).asInt()));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tiny-bert", "tiny-distilbert", "tiny-electra", "tiny-roberta", "tiny-xlm-roberta", "tiny-t5"})
    void hasTheSameLossAndGradients(String name) {
        var reader = new Reader(name);
        reader.trained.values().forEach(tensor -> tensor.setRequiresGradient(true));
        reader.head().values().forEach(tensor -> tensor.setRequiresGradient(true));
        Map<String, Tensor> logits = Goldens.tensors(name, FILE, "logits");
        float[] expected = reader.losses("windows");

        for (int n = 0; n < expected.length; n++) {
            int window = n;
            Autograd.recorded(() -> {
                List<LabelledTokens> one = List.of(reader.windows.get(window));
                NDArray outputs = reader.model.outputs(one, manager, Hooks.NONE);
                assertThat(GoldenModels.largestDifference(outputs, logits.get("" + window)))
                        .isLessThan(LOGITS);
                NDArray loss = reader.model.losses(outputs, one);
                assertThat((double) Floats.of(loss)[0]).isCloseTo(expected[window], within(LOSS));
                Autograd.backward(loss.sum(), 1);
            });
        }

        Map<String, NDArray> all = new LinkedHashMap<>(reader.trained);
        all.putAll(reader.head());
        Map<String, Tensor> gradients = Goldens.tensors(name, FILE, "gradient");
        assertThat(gradients.keySet()).containsAll(all.keySet());
        for (String silent : SILENT) {
            if (all.containsKey(silent)) {
                assertThat(GoldenModels.largestDifference(all.remove(silent).getGradient(), gradients.get(silent)))
                        .isLessThan(GRADIENTS);
            }
        }
        all.forEach((parameter, tensor) ->
                GoldenModels.assertSimilar(tensor.getGradient(), gradients.get(parameter), GRADIENTS));
    }

    /** What the reference ignores, positions outside of a window, points to token 0 here: the rest has the same loss. */
    @ParameterizedTest
    @ValueSource(strings = {"tiny-bert", "tiny-roberta"})
    void losesAsMuchOnTheWindowsThatHoldTheirAnswerAsWhenTheOthersAreIgnored(String name) {
        var reader = new Reader(name);
        int most = Goldens.facts(name, FILE).path("maxTokens").asInt();
        List<LabelledTokens> answered = reader.windows.stream()
                .filter(window -> window.tokens().length() == most && window.target()[1] > 0)
                .toList();

        float[] losses = Autograd.unrecorded(() -> Floats.of(reader.model.losses(answered, manager, Hooks.NONE)));

        assertThat(mean(losses)).isCloseTo(reader.losses("answered")[0], within(LOSS));
    }

    /** The reference counts padding among the tokens that may be the answer; here a window's loss is its own. */
    @ParameterizedTest
    @ValueSource(strings = {"tiny-bert", "tiny-xlm-roberta", "tiny-t5"})
    void losesTheSameInABatchWithLongerWindows(String name) {
        var reader = new Reader(name);

        float[] losses = Autograd.unrecorded(() -> Floats.of(reader.model.losses(reader.windows, manager, Hooks.NONE)));

        float[] expected = reader.losses("windows");
        assertThat(losses).hasSameSizeAs(expected);
        for (int n = 0; n < losses.length; n++) {
            assertThat((double) losses[n]).isCloseTo(expected[n], within(LOSS));
        }
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static long[] longs(JsonNode numbers) {
        return numbers.valueStream().mapToLong(JsonNode::asLong).toArray();
    }

    /** A model with the head of the reference, and the windows of its examples. */
    private final class Reader {
        final String name;
        final List<LabelledTokens> windows;
        final Map<String, NDArray> trained = new LinkedHashMap<>();
        final TaskModel model;

        Reader(String name) {
            this.name = name;
            FrozenEncoder frozen = GoldenModels.load(name, manager);
            JsonNode facts = Goldens.facts(name, FILE);
            windows = new Passages(new Windows(
                            frozen.tokenizer(), facts.path("maxTokens").asInt()))
                    .of(examples(facts.path("examples")));
            for (String parameter : frozen.encoder().trained()) {
                trained.put(parameter, Copies.copy(frozen.parameters().get(parameter), manager));
            }
            Map<String, Tensor> head = Goldens.tensors(name, FILE, "head");
            model = new TaskModel(
                    frozen.encoder(),
                    frozen.parameters().with(trained),
                    Head.of(
                            GoldenModels.array(head.get("weight"), manager),
                            GoldenModels.array(head.get("bias"), manager)),
                    new SpanCrossEntropy(true));
        }

        Map<String, NDArray> head() {
            Head.Layer only = model.head().layers().getFirst();
            return Map.of("qa_outputs.weight", only.weight(), BIAS, only.bias());
        }

        float[] losses(String what) {
            return Goldens.values(Goldens.tensors(name, FILE, "loss").get(what));
        }

        private static List<TrainingExample> examples(JsonNode examples) {
            List<TrainingExample> read = new ArrayList<>();
            for (JsonNode example : examples) {
                String context = example.path("context").asString();
                read.add(new TrainingExample(
                        new TextInput(example.path("question").asString(), context),
                        new Target.Span(
                                context.offsetByCodePoints(
                                        0, example.path("start").asInt()),
                                context.offsetByCodePoints(
                                        0, example.path("end").asInt()))));
            }
            return read;
        }
    }
}
