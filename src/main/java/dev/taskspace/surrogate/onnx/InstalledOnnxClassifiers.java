package dev.taskspace.surrogate.onnx;

import dev.taskspace.surrogate.OnnxClassifier;
import dev.taskspace.surrogate.OnnxClassifiers;
import dev.taskspace.surrogate.UnusableSurrogateException;
import dev.taskspace.surrogate.weights.ModelDirectory;
import dev.taskspace.surrogate.weights.OnnxClassifierFile;
import dev.taskspace.surrogate.weights.WeightsFormatException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The ONNX files below the models directory, each loaded when it is first asked for. */
public final class InstalledOnnxClassifiers implements OnnxClassifiers {

    private final Function<String, Optional<ModelDirectory>> folders;
    private final Map<String, OnnxClassifier> loaded = new ConcurrentHashMap<>();

    /**
     * @param folders the folder in which a file of this path would lie, empty when that is not below the models directory
     */
    public InstalledOnnxClassifiers(Function<String, Optional<ModelDirectory>> folders) {
        this.folders = folders;
    }

    @Override
    public OnnxClassifier get(String path) {
        return loaded.computeIfAbsent(path, this::load);
    }

    private OnnxClassifier load(String path) {
        ModelDirectory folder = folders.apply(path).orElseThrow(() -> unknown(path));
        try {
            String name = String.valueOf(Path.of(path).getFileName());
            return SessionClassifier.open(path, OnnxClassifierFile.read(folder, name));
        } catch (WeightsFormatException e) {
            throw new UnusableSurrogateException(path, e.getMessage());
        }
    }

    private static UnusableSurrogateException unknown(String path) {
        return new UnusableSurrogateException(
                path, "There is no such file below the models directory of this installation");
    }
}
