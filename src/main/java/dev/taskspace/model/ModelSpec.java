package dev.taskspace.model;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What a model of each kind needs; everything here may be shown to everybody. */
public sealed interface ModelSpec {

    /** Everything that decides the answers, as fields of a hash. The name of a key does not. */
    String identity();

    /**
     * An OpenAI-compatible server.
     *
     * @param baseUrl what {@code /chat/completions} or {@code /completions} is appended to
     * @param model name of the model there
     * @param api which of the two is asked
     * @param apiKeyRef name of a configured key
     * @param logprobs whether log-probabilities are asked for
     */
    record OpenAi(
            URI baseUrl,
            String model,
            OpenAiApi api,
            @Nullable String apiKeyRef,
            boolean logprobs) implements ModelSpec {

        @Override
        public String identity() {
            return baseUrl + "\n" + model + "\n" + api + "\n" + logprobs;
        }
    }

    /** A served classifier. */
    record Classifier(
            URI url, ClassifierProtocol protocol, @Nullable String apiKeyRef) implements ModelSpec {

        @Override
        public String identity() {
            return url + "\n" + protocol;
        }
    }

    /**
     * A fine-tuned checkpoint, run in process.
     *
     * @param path folder below the model directory
     * @param sha256 of its files
     */
    record HuggingFace(String path, String sha256) implements ModelSpec {

        @Override
        public String identity() {
            return sha256;
        }
    }

    /**
     * An ONNX classifier, run in process.
     *
     * @param path file below the model directory, a {@code tokenizer.json} beside it or one folder above
     * @param sha256 of both files
     */
    record Onnx(String path, String sha256) implements ModelSpec {

        @Override
        public String identity() {
            return sha256;
        }
    }

    /**
     * Answers that were computed elsewhere.
     *
     * @param pool name of the pool when it was registered
     * @param poolHash its content
     * @param sha256 of the answers
     */
    record Predictions(String pool, String poolHash, String sha256) implements ModelSpec {

        @Override
        public String identity() {
            return poolHash + sha256;
        }
    }

    /** Sentence similarity of the filled prompt with the verbalizers. */
    record ZeroShot(String surrogate) implements ModelSpec {

        @Override
        public String identity() {
            return surrogate;
        }
    }
}
