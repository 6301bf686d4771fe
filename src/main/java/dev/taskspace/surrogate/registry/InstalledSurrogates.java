package dev.taskspace.surrogate.registry;

import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.SurrogateCatalog;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.UnknownSurrogateException;
import dev.taskspace.surrogate.UnusableModel;
import dev.taskspace.surrogate.UnusableSurrogateException;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import dev.taskspace.surrogate.tuning.EncoderSurrogate;
import dev.taskspace.surrogate.weights.HuggingFaceModel;
import dev.taskspace.surrogate.weights.ModelDirectory;
import dev.taskspace.surrogate.weights.T5Config;
import dev.taskspace.surrogate.weights.WeightsFormatException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The surrogates that come with Taskspace and those in the models directory, each loaded when it is first asked for. */
final class InstalledSurrogates implements Surrogates {

    private final ClasspathSurrogates builtIn;
    private final ModelFolder folder;
    private final Descriptions descriptions = new Descriptions();
    private final Map<String, Surrogate> loaded = new ConcurrentHashMap<>();

    InstalledSurrogates(ClasspathSurrogates builtIn, ModelFolder folder) {
        this.builtIn = builtIn;
        this.folder = folder;
    }

    @Override
    public SurrogateCatalog catalog() {
        List<SurrogateInfo> usable = new ArrayList<>();
        List<UnusableModel> unusable = new ArrayList<>();
        builtIn.names().forEach(name -> usable.add(get(name).info()));
        for (ModelDirectory directory : folder.list()) {
            String name = directory.name();
            if (builtIn.names().contains(name)) {
                unusable.add(new UnusableModel(name, "A surrogate that comes with Taskspace has this name"));
                continue;
            }
            try {
                SurrogateInfo info = info(name);
                usable.add(info);
                if (info.family().equals(T5Config.FAMILY)) {
                    usable.add(info(SurrogateName.of(name).encoder().toString()));
                }
            } catch (UnusableSurrogateException e) {
                unusable.add(new UnusableModel(name, e.reason()));
            }
        }
        return new SurrogateCatalog(List.copyOf(usable), List.copyOf(unusable));
    }

    @Override
    public SurrogateInfo info(String name) {
        Surrogate ready = builtIn.find(name).orElseGet(() -> loaded.get(here(name)));
        return ready != null ? ready.info() : descriptions.of(SurrogateName.of(name), directory(name));
    }

    @Override
    public Surrogate get(String name) {
        return builtIn.find(name).orElseGet(() -> loaded.computeIfAbsent(here(name), key -> load(name)));
    }

    /** Every device has weights of its own. */
    private static String here(String name) {
        return name + "@" + TensorRuntime.device();
    }

    private Surrogate load(String name) {
        try {
            HuggingFaceModel model = SurrogateName.of(name).read(directory(name));
            return new EncoderSurrogate(
                    SurrogateLoader.info(name, model.weights()),
                    SurrogateLoader.load(model.weights(), model.tokenizer()));
        } catch (WeightsFormatException e) {
            throw new UnusableSurrogateException(name, e.getMessage());
        }
    }

    private ModelDirectory directory(String name) {
        return folder.find(SurrogateName.of(name).directory())
                .orElseThrow(() -> new UnknownSurrogateException(name, names()));
    }

    private List<String> names() {
        return Stream.concat(builtIn.names().stream(), folder.list().stream().map(ModelDirectory::name))
                .toList();
    }
}
