package dev.taskspace.surrogate.registry;

import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.tuning.EncoderSurrogate;
import dev.taskspace.surrogate.tuning.FrozenEncoder;
import dev.taskspace.surrogate.weights.OnnxBert;
import dev.taskspace.surrogate.weights.Weights;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The surrogates that come with Taskspace, each loaded when it is first asked for. */
public final class ClasspathSurrogates implements AutoCloseable {

    private static final List<PublishedModel> MODELS = List.of(
            new PublishedModel(Surrogates.DEFAULT, "all-minilm-l6-v2.onnx", "all-minilm-l6-v2-tokenizer.json", 12));

    private final Map<String, PublishedModel> models =
            MODELS.stream().collect(Collectors.toMap(PublishedModel::name, Function.identity()));
    private final Map<String, Surrogate> loaded = new ConcurrentHashMap<>();
    private final Map<String, FrozenEncoder> encoders = new ConcurrentHashMap<>();

    public List<String> names() {
        return MODELS.stream().map(PublishedModel::name).toList();
    }

    public Optional<Surrogate> find(String name) {
        return Optional.ofNullable(models.get(name))
                // Every device has weights of its own.
                .map(model -> loaded.computeIfAbsent(name + "@" + TensorRuntime.device(), absent -> load(model)));
    }

    private Surrogate load(PublishedModel model) {
        Weights weights = OnnxBert.read(bytes(model.weights()), model.heads());
        FrozenEncoder frozen = SurrogateLoader.load(weights, bytes(model.tokenizer()));
        encoders.put(model.name() + "@" + TensorRuntime.device(), frozen);
        return new EncoderSurrogate(SurrogateLoader.info(model.name(), weights), frozen);
    }

    private static byte[] bytes(String resource) {
        try (InputStream stream = ClasspathSurrogates.class.getResourceAsStream("/" + resource)) {
            if (stream == null) {
                throw new FileNotFoundException(resource + " is not on the class path");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        encoders.values().forEach(encoder -> encoder.manager().close());
    }
}
