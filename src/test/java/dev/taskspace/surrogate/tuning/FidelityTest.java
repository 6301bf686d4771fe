package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.encoder.Autograd;
import dev.taskspace.surrogate.encoder.ClassifierHead;
import dev.taskspace.surrogate.encoder.Hooks;
import dev.taskspace.surrogate.encoder.KeysAndValues;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.encoder.TokenBatch;
import dev.taskspace.surrogate.weights.ClassifierLayout;
import dev.taskspace.surrogate.weights.Goldens;
import dev.taskspace.surrogate.weights.HuggingFaceModel;
import dev.taskspace.surrogate.weights.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every family against what the Python reference library computes with the same files. */
class FidelityTest {

    private static final double STATES = 1e-5;
    private static final double GRADIENTS = 1e-4;
    private static final double TRAJECTORY = 1e-3;

    /** Of its goldens only some values are kept: it is large. */
    private static final String REAL = "all-minilm-l6-v2";

    private NDManager manager;

    static Stream<String> models() {
        return Stream.of(
                REAL,
                "tiny-bert",
                "tiny-roberta",
                "tiny-xlm-roberta",
                "tiny-distilbert",
                "tiny-electra",
                "tiny-t5",
                "tiny-t5-v1_1");
    }

    @BeforeEach
    void open() {
        manager = TensorRuntime.open();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @MethodSource("models")
    void hasTheSameStates(String name) {
        FrozenEncoder frozen = frozen(name);
        Map<String, Tensor> expected = golden(name, "states");

        assertThat(expected).hasSize(inputs(name).size());
        for (int n = 0; n < inputs(name).size(); n++) {
            assertThat(GoldenModels.largestDifference(
                            states(frozen, inputs(name).get(n)), expected.get("" + n)))
                    .isLessThan(STATES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-t5", "tiny-t5-v1_1"})
    void hasTheSameStatesOfAnEncoderWithoutItsDecoder(String name) {
        FrozenEncoder frozen = GoldenModels.load(HuggingFaceModel.encoderOf(Goldens.directory(name)), manager);
        Map<String, Tensor> expected = Goldens.tensors(name, "encoderStates");

        assertThat(expected).hasSize(inputs(name).size());
        for (int n = 0; n < inputs(name).size(); n++) {
            assertThat(GoldenModels.largestDifference(
                            states(frozen, inputs(name).get(n)), expected.get("" + n)))
                    .isLessThan(STATES);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-bert", "tiny-roberta", "tiny-distilbert", "tiny-electra", "tiny-t5-v1_1"})
    void answersAsItsOwnHeadDoes(String name) {
        HuggingFaceModel.Classifier classifier = HuggingFaceModel.classifier(Goldens.directory(name));
        FrozenEncoder frozen = GoldenModels.load(classifier.model(), manager);
        Map<String, Tensor> expected = Goldens.tensors(name, "logits");

        for (int n = 0; n < expected.size(); n++) {
            NDArray states = states(frozen, inputs(name).get(n));
            String token = classifier.layout().reads() == ClassifierLayout.Reads.FIRST ? ":,0" : ":,-1";
            NDArray logits = new ClassifierHead(classifier.layout()).outputs(frozen.parameters(), states.get(token));
            assertThat(GoldenModels.largestDifference(logits, expected.get("" + n)))
                    .isLessThan(STATES);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void hasTheSameGradients(String name) {
        var run = new Run(name);
        run.trained.values().forEach(tensor -> tensor.setRequiresGradient(true));
        run.ofHead().values().forEach(tensor -> tensor.setRequiresGradient(true));

        run.backward(Hooks.NONE);

        Map<String, Tensor> expected = golden(name, "gradient");
        assertThat(run.all().keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        run.all()
                .forEach((parameter, tensor) ->
                        GoldenModels.assertSimilar(tensor.getGradient(), expected.get(parameter), GRADIENTS));
    }

    @ParameterizedTest
    @MethodSource("models")
    void endsWhereAFullTuningEnds(String name) {
        var run = new Run(name);
        double rate = run.facts.path("learningRate").asDouble();
        double decay = run.facts.path("weightDecay").asDouble();
        List<NDArray> matrices = new ArrayList<>(run.head.weights());
        List<NDArray> others = new ArrayList<>(run.head.biases());
        run.trained.values().forEach(t -> (t.getShape().dimension() == 2 ? matrices : others).add(t));

        run.train(
                Hooks.NONE,
                new AdamW(manager, List.of(new AdamW.Group(matrices, rate, decay), new AdamW.Group(others, rate, 0))));

        Map<String, Tensor> expected = golden(name, "tuned");
        run.all()
                .forEach((parameter, tensor) -> assertThat(
                                GoldenModels.largestDifference(tensor, expected.get(parameter)))
                        .as(parameter)
                        .isLessThan(TRAJECTORY));
    }

    @ParameterizedTest
    @MethodSource("models")
    void endsWhereAPrefixTuningEnds(String name) {
        var run = new Run(name);
        Prefix prefix = run.prefix();
        double rate = run.facts.path("learningRate").asDouble();
        prefix.tensors().forEach(tensor -> tensor.setRequiresGradient(true));

        run.backward(prefix);
        run.requireSimilar(prefix, "prefixGradient", true);
        prefix.tensors().forEach(Autograd::clear);
        run.train(
                prefix,
                new AdamW(
                        manager,
                        List.of(
                                new AdamW.Group(
                                        prefix.tensors(),
                                        run.facts.path("prefixRate").asDouble(),
                                        0),
                                new AdamW.Group(
                                        run.head.weights(),
                                        rate,
                                        run.facts.path("weightDecay").asDouble()),
                                new AdamW.Group(run.head.biases(), rate, 0))));

        run.requireSimilar(prefix, "prefixTuned", false);
    }

    /** One model with the head, the examples and the batches that the reference had. */
    private final class Run {
        final String name;
        final JsonNode facts;
        final Map<String, NDArray> trained = new LinkedHashMap<>();
        final Head head;
        final TaskModel model;
        final List<LabelledTokens> examples;

        Run(String name) {
            this.name = name;
            facts = facts(name);
            FrozenEncoder frozen = frozen(name);
            for (String parameter : frozen.encoder().trained()) {
                trained.put(parameter, Copies.copy(frozen.parameters().get(parameter), manager));
            }
            Map<String, Tensor> start = golden(name, "head");
            List<Head.Layer> layers = new ArrayList<>();
            if (start.containsKey("dense.weight")) {
                layers.add(new Head.Layer(array(start.get("dense.weight")), array(start.get("dense.bias"))));
            }
            layers.add(new Head.Layer(array(start.get("weight")), array(start.get("bias"))));
            head = new Head(layers);
            Loss loss = new CrossEntropy((int) layers.getLast().bias().size());
            model = new TaskModel(frozen.encoder(), frozen.parameters().with(trained), head, loss);
            List<TrainingExample> labelled = new ArrayList<>();
            for (int n = 0; n < inputs(name).size(); n++) {
                labelled.add(new TrainingExample(
                        inputs(name).get(n),
                        new Target.Category(facts.path("labels").path(n).asInt())));
            }
            examples = LabelledTokens.of(labelled, frozen.tokenizer(), 64, loss);
        }

        /** The tensors of the head as the reference names them. */
        Map<String, NDArray> ofHead() {
            Map<String, NDArray> named = new LinkedHashMap<>();
            for (Head.Layer layer : head.layers()) {
                String at = layer.equals(head.layers().getLast()) ? "head." : "head.dense.";
                named.put(at + "weight", layer.weight());
                named.put(at + "bias", layer.bias());
            }
            return named;
        }

        Map<String, NDArray> all() {
            Map<String, NDArray> all = new LinkedHashMap<>(trained);
            all.putAll(ofHead());
            return all;
        }

        Prefix prefix() {
            Map<String, Tensor> start = golden(name, "prefix");
            List<KeysAndValues> layers = new ArrayList<>();
            for (int layer = 0; layer < start.size() / 2; layer++) {
                layers.add(new KeysAndValues(array(start.get(layer + ".keys")), array(start.get(layer + ".values"))));
            }
            return new Prefix(layers);
        }

        void backward(Hooks hooks) {
            Autograd.recorded(() -> {
                try (NDManager step = manager.newSubManager()) {
                    Autograd.backward(model.losses(examples, step, hooks).sum(), 1);
                }
            });
        }

        void train(Hooks hooks, AdamW optimizer) {
            var training = new Training(model, hooks, optimizer, manager);
            for (JsonNode batch : facts.path("batches")) {
                List<LabelledTokens> chosen = new ArrayList<>();
                batch.forEach(index -> chosen.add(examples.get(index.asInt())));
                training.step(chosen);
            }
        }

        void requireSimilar(Prefix prefix, String kind, boolean gradients) {
            Map<String, Tensor> expected = golden(name, kind);
            for (int layer = 0; layer < prefix.layers().size(); layer++) {
                KeysAndValues found = prefix.layers().get(layer);
                Map<String, NDArray> parts = Map.of("keys", found.keys(), "values", found.values());
                String at = layer + ".";
                parts.forEach((part, tensor) -> {
                    Tensor wanted = expected.get(at + part);
                    if (gradients) {
                        GoldenModels.assertSimilar(tensor.getGradient(), wanted, GRADIENTS);
                    } else {
                        assertThat(GoldenModels.largestDifference(tensor, wanted))
                                .isLessThan(TRAJECTORY);
                    }
                });
            }
        }
    }

    private FrozenEncoder frozen(String name) {
        return name.equals(REAL) ? MiniLm.load(manager) : GoldenModels.load(name, manager);
    }

    private static Map<String, Tensor> golden(String name, String kind) {
        return name.equals(REAL)
                ? Goldens.read(Goldens.folder().resolve(REAL + ".golden.safetensors"), kind)
                : Goldens.tensors(name, kind);
    }

    private static JsonNode facts(String name) {
        return name.equals(REAL)
                ? JsonMapper.shared().readTree(String.join("\n", Goldens.lines(REAL + ".golden.json")))
                : Goldens.facts(name);
    }

    private NDArray states(FrozenEncoder frozen, TextInput input) {
        TokenBatch batch = TokenBatch.of(frozen.tokenizer().encode(List.of(input), 64), manager, DataType.FLOAT32);
        return Autograd.unrecorded(() -> frozen.encoder().states(frozen.parameters(), batch, Hooks.NONE));
    }

    private NDArray array(@Nullable Tensor tensor) {
        return GoldenModels.array(tensor, manager);
    }

    private static List<TextInput> inputs(String name) {
        List<TextInput> inputs = new ArrayList<>();
        facts(name)
                .path("inputs")
                .forEach(pair -> inputs.add(new TextInput(
                        pair.path(0).stringValue(),
                        pair.path(1).isNull() ? null : pair.path(1).stringValue())));
        return inputs;
    }
}
