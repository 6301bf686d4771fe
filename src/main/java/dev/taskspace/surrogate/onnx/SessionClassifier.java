package dev.taskspace.surrogate.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.taskspace.surrogate.OnnxClassifier;
import dev.taskspace.surrogate.SequenceClassifier;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.UnusableSurrogateException;
import dev.taskspace.surrogate.encoder.Tokenizer;
import dev.taskspace.surrogate.encoder.Tokens;
import dev.taskspace.surrogate.weights.OnnxClassifierFile;
import dev.taskspace.surrogate.weights.WeightsFormatException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An open session of ONNX Runtime. It lives until the process ends. */
final class SessionClassifier implements OnnxClassifier {

    private final String path;
    private final OnnxClassifierFile file;
    private final OrtSession session;
    private final Signature signature;
    private final Tokenizer tokenizer;
    private final int outputs;

    private SessionClassifier(String path, OnnxClassifierFile file, OrtSession session) throws OrtException {
        this.path = path;
        this.file = file;
        this.session = session;
        this.signature = Signature.of(session);
        this.tokenizer = new Tokenizer(file.tokenizer(), longest(), Integer.MAX_VALUE);
        this.outputs = outputs(List.of(TextInput.of("a")), StepListener.SILENT)[0].length;
        if (!file.labels().isEmpty() && file.labels().size() != outputs) {
            throw new WeightsFormatException(
                    "config.json names " + file.labels().size() + " labels, but it answers " + outputs + " numbers");
        }
    }

    /** @throws WeightsFormatException when it cannot be run */
    static SessionClassifier open(String path, OnnxClassifierFile file) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            OrtSession session = environment.createSession(file.graph(), options);
            try {
                return new SessionClassifier(path, file, session);
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        } catch (OrtException e) {
            throw new WeightsFormatException("ONNX Runtime says: " + said(e), e);
        }
    }

    @Override
    public String sha256() {
        return file.sha256();
    }

    @Override
    public List<String> labels() {
        return file.labels();
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public float[][] outputs(List<TextInput> inputs, StepListener listener) {
        List<Tokens> tokens = tokenizer.encode(inputs, longest());
        float[][] rows = new float[inputs.size()][];
        for (int i = 0; i < rows.length; i++) {
            try {
                rows[i] = row(tokens.get(i));
            } catch (OrtException e) {
                throw new UnusableSurrogateException(path, "ONNX Runtime says: " + said(e));
            }
            listener.onStep(i + 1, rows.length);
        }
        return rows;
    }

    private float[] row(Tokens tokens) throws OrtException {
        Map<String, OnnxTensor> tensors = new LinkedHashMap<>();
        try (Deadline deadline = new Deadline()) {
            for (Map.Entry<String, Boolean> input : signature.inputs().entrySet()) {
                tensors.put(input.getKey(), tensor(values(tokens, input.getKey()), input.getValue()));
            }
            Set<String> wanted = Set.of(signature.output());
            try (OrtSession.Result result = session.run(tensors, wanted, deadline.options())) {
                if (result.get(0).getValue() instanceof float[][] matrix
                        && matrix.length == 1
                        && matrix[0].length > 0) {
                    return signature.logits() ? probabilities(matrix[0]) : matrix[0];
                }
                throw new UnusableSurrogateException(path, "It does not answer one row of numbers to one text");
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    /** Of one number alone there is nothing to normalise. */
    private static float[] probabilities(float[] logits) {
        if (logits.length > 1) {
            SequenceClassifier.softmax(logits);
        }
        return logits;
    }

    private long[] values(Tokens tokens, String input) {
        long[] values = switch (input) {
            case Signature.IDS -> tokens.ids().clone();
            case Signature.TYPES -> tokens.types().clone();
            default -> {
                long[] ones = new long[tokens.length()];
                Arrays.fill(ones, 1);
                yield ones;
            }
        };
        return signature.length() > 0 ? Arrays.copyOf(values, (int) signature.length()) : values;
    }

    private static OnnxTensor tensor(long[] values, boolean wide) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        return wide
                ? OnnxTensor.createTensor(environment, new long[][] {values})
                : OnnxTensor.createTensor(environment, new int[][] {
                    Arrays.stream(values).mapToInt(Math::toIntExact).toArray()
                });
    }

    private int longest() {
        return signature.length() > 0 ? (int) Math.min(signature.length(), file.maxTokens()) : file.maxTokens();
    }

    /** One line, without what the runtime says of its own sources. */
    private static String said(OrtException e) {
        String message = String.valueOf(e.getMessage())
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .replaceAll("/\\S*/", "");
        return message.length() > 300 ? message.substring(0, 300) + "…" : message;
    }
}
