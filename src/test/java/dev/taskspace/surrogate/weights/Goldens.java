package dev.taskspace.surrogate.weights;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tiny models with random weights, and what the reference library computes with them; written by goldens.py and spans.py. */
public final class Goldens {

    private Goldens() {}

    /** The folder of all of them. */
    public static Path folder() {
        try {
            URL folder = Objects.requireNonNull(Goldens.class.getResource("/models"));
            return Path.of(folder.toURI()).toRealPath();
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    public static ModelDirectory directory(String name) {
        return new ModelDirectory(folder(), folder().resolve(name));
    }

    public static JsonNode facts(String name) {
        return facts(name, "golden");
    }

    /** The same of another file than the usual one, named without its ending. */
    public static JsonNode facts(String name, String file) {
        return JsonMapper.shared().readTree(directory(name).content(file + ".json"));
    }

    /** Lines of a file. */
    public static List<String> lines(String file) {
        try {
            return Files.readAllLines(folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of one model, what begins with this word and a dot, under the names that the encoder has. */
    public static Map<String, Tensor> tensors(String name, String kind) {
        return tensors(name, "golden", kind);
    }

    /** The same of another file than the usual one, named without its ending. */
    public static Map<String, Tensor> tensors(String name, String file, String kind) {
        Family family = Family.of(ConfigFile.read(directory(name).content(ConfigFile.NAME)));
        var table = new TensorTable(read(folder().resolve(name).resolve(file + ".safetensors"), kind), Map.of());
        return family.canonical(table).tensors();
    }

    /** What begins with this word and a dot, without them. */
    public static Map<String, Tensor> read(Path file, String kind) {
        Map<String, Tensor> found = new LinkedHashMap<>();
        SafetensorsFile.read(file).tensors().forEach((name, tensor) -> {
            if (name.startsWith(kind + ".")) {
                found.put(name.substring(kind.length() + 1), tensor);
            }
        });
        return found;
    }

    public static float[] values(@Nullable Tensor tensor) {
        Tensor present = Objects.requireNonNull(tensor);
        float[] values = new float[present.size()];
        present.copyTo(FloatBuffer.wrap(values));
        return values;
    }

    /** A copy of a model that a test may change. */
    public static ModelDirectory copy(String name, Path folder) throws IOException {
        Path root = folder.toRealPath();
        Path target = Files.createDirectory(root.resolve(name));
        List<Path> files = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder().resolve(name))) {
            entries.filter(file -> !file.getFileName().toString().startsWith("golden"))
                    .forEach(files::add);
        }
        for (Path file : files) {
            Files.copy(file, target.resolve(file.getFileName()));
        }
        return new ModelDirectory(root, target);
    }
}
