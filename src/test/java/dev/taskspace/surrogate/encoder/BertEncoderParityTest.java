package dev.taskspace.surrogate.encoder;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.tuning.MiniLm;
import dev.taskspace.surrogate.weights.OnnxBert;
import dev.taskspace.surrogate.weights.Weights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The encoder against another engine that runs the graph of the very file that the weights came from. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BertEncoderParityTest {

    private static final double TOLERANCE = 1e-4;

    private NDManager manager;
    private Parameters parameters;
    private Encoder encoder;
    private Tokenizer tokenizer;
    private OrtSession reference;

    @BeforeAll
    void load() throws OrtException {
        Weights weights = OnnxBert.read(MiniLm.weights(), 12);
        manager = TensorRuntime.open();
        parameters = TensorRuntime.load(weights, manager, DataType.FLOAT32);
        encoder = Encoder.of(weights.config());
        tokenizer = new Tokenizer(
                MiniLm.tokenizer(),
                weights.config().maxTokens(),
                weights.config().vocabulary());
        var options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        reference = OrtEnvironment.getEnvironment().createSession(MiniLm.weights(), options);
    }

    @AfterAll
    void close() throws OrtException {
        reference.close();
        manager.close();
    }

    @Test
    void agreesOnPaddedSentencesAndPairs() throws OrtException {
        List<Tokens> inputs = tokenizer.encode(
                List.of(
                        TextInput.of("The harbour was quiet."),
                        TextInput.of("Why do some bridges sing in the wind, and others never make a sound at all?"),
                        new TextInput("Is it raining?", "The streets are wet, but the sky is clear.")),
                64);

        assertThat(largestDifference(inputs)).isLessThan(TOLERANCE);
    }

    @Test
    void agreesOnALongInput() throws OrtException {
        List<Tokens> inputs = tokenizer.encode(List.of(TextInput.of("one two three four, ".repeat(40))), 128);

        assertThat(inputs.getFirst().length()).isEqualTo(128);
        assertThat(largestDifference(inputs)).isLessThan(TOLERANCE);
    }

    /** Over real tokens: what an encoder computes for padding means nothing. */
    private double largestDifference(List<Tokens> inputs) throws OrtException {
        float[][][] expected = reference(inputs);
        try (NDManager step = manager.newSubManager()) {
            TokenBatch batch = TokenBatch.of(inputs, step, DataType.FLOAT32);
            float[] actual = Autograd.unrecorded(
                    () -> encoder.states(parameters, batch, Hooks.NONE).toFloatArray());
            double largest = 0;
            for (int row = 0; row < inputs.size(); row++) {
                for (int token = 0; token < inputs.get(row).length(); token++) {
                    for (int i = 0; i < encoder.config().hidden(); i++) {
                        int at = ((int) (row * batch.width() + token))
                                        * encoder.config().hidden()
                                + i;
                        largest = Math.max(largest, Math.abs(actual[at] - expected[row][token][i]));
                    }
                }
            }
            return largest;
        }
    }

    private float[][][] reference(List<Tokens> inputs) throws OrtException {
        int width = inputs.stream().mapToInt(Tokens::length).max().orElseThrow();
        long[][] ids = new long[inputs.size()][width];
        long[][] types = new long[inputs.size()][width];
        long[][] mask = new long[inputs.size()][width];
        for (int row = 0; row < ids.length; row++) {
            for (int token = 0; token < inputs.get(row).length(); token++) {
                ids[row][token] = inputs.get(row).ids()[token];
                types[row][token] = inputs.get(row).types()[token];
                mask[row][token] = 1;
            }
        }
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor idTensor = OnnxTensor.createTensor(environment, ids);
                OnnxTensor typeTensor = OnnxTensor.createTensor(environment, types);
                OnnxTensor maskTensor = OnnxTensor.createTensor(environment, mask);
                OrtSession.Result result = reference.run(
                        Map.of("input_ids", idTensor, "token_type_ids", typeTensor, "attention_mask", maskTensor))) {
            return (float[][][]) result.get(0).getValue();
        }
    }
}
