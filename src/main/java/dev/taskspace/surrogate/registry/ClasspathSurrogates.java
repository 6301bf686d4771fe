package dev.taskspace.surrogate.registry;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.UnknownSurrogateException;
import dev.taskspace.surrogate.encoder.BertEncoder;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.encoder.Tokenizer;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The surrogates that come with Taskspace, each loaded when it is first asked for. */
public final class ClasspathSurrogates implements Surrogates, AutoCloseable {

    private static final List<PublishedModel> MODELS =
            List.of(new PublishedModel(DEFAULT, "all-minilm-l6-v2.onnx", "all-minilm-l6-v2-tokenizer.json", 12));

    private final Map<String, PublishedModel> models =
            MODELS.stream().collect(Collectors.toMap(PublishedModel::name, Function.identity()));
    private final Map<String, Surrogate> loaded = new ConcurrentHashMap<>();
    private final Map<String, NDManager> managers = new ConcurrentHashMap<>();

    @Override
    public List<SurrogateInfo> list() {
        return MODELS.stream().map(model -> get(model.name()).info()).toList();
    }

    @Override
    public Surrogate get(String name) {
        PublishedModel model = models.get(name);
        if (model == null) {
            throw new UnknownSurrogateException(
                    name, MODELS.stream().map(PublishedModel::name).toList());
        }
        return loaded.computeIfAbsent(name, absent -> load(model));
    }

    private Surrogate load(PublishedModel model) {
        Weights weights = OnnxBert.read(bytes(model.weights()), model.heads());
        var config = weights.config();
        NDManager manager = TensorRuntime.open();
        managers.put(model.name(), manager);
        var frozen = new FrozenEncoder(
                new BertEncoder(config),
                TensorRuntime.load(weights, manager, DataType.FLOAT32),
                new Tokenizer(bytes(model.tokenizer()), config.maxTokens()),
                manager);
        var info = new SurrogateInfo(
                model.name(),
                weights.sha256(),
                config.family(),
                config.hidden(),
                config.layers(),
                config.heads(),
                weights.parameters(),
                config.maxTokens(),
                manager.getDevice().getDeviceType());
        return new EncoderSurrogate(info, frozen);
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
        managers.values().forEach(NDManager::close);
    }
}
