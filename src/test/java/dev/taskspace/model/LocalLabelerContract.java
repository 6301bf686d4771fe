package dev.taskspace.model;

import dev.taskspace.dataset.InputFormat;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.LabelerContract;
import dev.taskspace.support.ServiceTest;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.onnx.OnnxFiles;
import dev.taskspace.surrogate.weights.Goldens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;

/** Classifiers below the models directory keep the contract of labelers. */
@ServiceTest(properties = "taskspace.models-dir=target/test-models")
abstract class LocalLabelerContract extends LabelerContract {
    static final Path MODELS = Path.of("target", "test-models");

    @Autowired
    ModelDrafts drafts;

    @Autowired
    LocalClassifiers classifiers;

    @BeforeAll
    static void fill() throws IOException {
        Files.createDirectories(MODELS);
        if (!Files.exists(MODELS.resolve("tiny-roberta"))) {
            Goldens.copy("tiny-roberta", MODELS);
        }
        Path onnx = Files.createDirectories(MODELS.resolve("exported/onnx"));
        Files.copy(
                Goldens.folder().resolve("tiny-bert/tokenizer.json"),
                MODELS.resolve("exported/tokenizer.json"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.write(onnx.resolve("model.onnx"), OnnxFiles.classifier(3));
        Files.write(onnx.resolve("number.onnx"), OnnxFiles.classifier(1));
    }

    /** The fields of a request for it, besides name and format. */
    abstract ModelRequest request();

    static ModelRequest request(ModelKind kind, String path, @Nullable List<String> labels) {
        return new ModelRequest(
                "local",
                kind,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                path,
                null,
                null,
                null,
                InputFormat.PAIR,
                labels);
    }

    @Override
    protected Labeler labeler() {
        RegisteredModel model = drafts.of(request());
        return switch (model.spec()) {
            case ModelSpec.HuggingFace folder -> new LocalLabeler(model, classifiers.open(model, folder));
            case ModelSpec.Onnx file -> new LocalLabeler(model, classifiers.open(model, file));
            default -> throw new AssertionError(model.spec());
        };
    }

    @Override
    protected List<TextInput> inputs() {
        return List.of(
                new TextInput("short", "text"),
                new TextInput("not so short", "a pair"),
                new TextInput("this one is the longest of them", "and it goes on"));
    }
}
