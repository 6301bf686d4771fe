package dev.taskspace.surrogate.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.taskspace.surrogate.OnnxClassifier;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.UnusableSurrogateException;
import dev.taskspace.surrogate.weights.Goldens;
import dev.taskspace.surrogate.weights.ModelDirectory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledOnnxClassifiersTest {
    @TempDir
    Path root;

    private Path folder;

    @BeforeEach
    void fill() throws IOException {
        folder = Goldens.copy("tiny-bert", root).path();
        Files.delete(folder.resolve("config.json"));
    }

    @Test
    void answersProbabilitiesOfEachInputAlone() throws IOException {
        OnnxClassifier classifier = open(OnnxFiles.classifier(3));

        List<TextInput> inputs = List.of(TextInput.of("good"), new TextInput("a longer text", "and a pair"));
        float[][] rows = classifier.outputs(inputs, StepListener.SILENT);
        float[][] reversed = classifier.outputs(inputs.reversed(), StepListener.SILENT);

        assertThat(classifier.outputs()).isEqualTo(3);
        assertThat(classifier.sha256()).hasSize(64);
        assertThat(rows[0]).isEqualTo(reversed[1]);
        assertThat(rows[1]).isEqualTo(reversed[0]);
        assertThat((double) rows[0][0] + rows[0][1] + rows[0][2])
                .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-6));
    }

    @Test
    void leavesASingleNumberAsItIs() throws IOException {
        OnnxClassifier classifier = open(OnnxFiles.classifier(1));

        float[][] rows = classifier.outputs(List.of(TextInput.of("good"), TextInput.of("bad")), StepListener.SILENT);

        assertThat(rows).hasDimensions(2, 1);
        assertThat(rows[0][0]).isNotEqualTo(rows[1][0]);
    }

    @Test
    void takesTheNamesOfItsLabelsFromTheConfigBesideIt() throws IOException {
        Files.writeString(folder.resolve("config.json"), "{\"id2label\": {\"0\": \"no\", \"1\": \"yes\"}}");

        assertThat(open(OnnxFiles.classifier(2)).labels()).containsExactly("no", "yes");
        refuses(OnnxFiles.classifier(3), "names 2 labels, but it answers 3 numbers");
    }

    @Test
    void refusesTensorsInOtherFiles() {
        refuses(
                OnnxFiles.classifier("input_ids", "logits", 3, OnnxFiles.tensor(3, true)),
                "keeps tensors in other files");
        // In a constant of a subgraph, which a graph's own list of tensors does not show.
        byte[] constant = OnnxFiles.message(attribute -> attribute.writeByteArray(5, OnnxFiles.tensor(3, true)));
        byte[] inner = OnnxFiles.message(
                graph -> graph.writeByteArray(1, OnnxFiles.message(node -> node.writeByteArray(5, constant))));
        byte[] branch = OnnxFiles.message(attribute -> attribute.writeByteArray(6, inner));
        byte[] outer = OnnxFiles.message(
                graph -> graph.writeByteArray(1, OnnxFiles.message(node -> node.writeByteArray(5, branch))));
        refuses(OnnxFiles.model(outer), "keeps tensors in other files");
    }

    @Test
    void refusesGraphsThatReadNoTextOrGiveNoLabels() {
        refuses(OnnxFiles.classifier("pixels", "logits", 3, OnnxFiles.tensor(3, false)), "Its input pixels");
        refuses(OnnxFiles.model(new byte[0]), "no graph");
        refuses("version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.UTF_8), "Not an ONNX model");
        refuses(new byte[0], "Not an ONNX model");
    }

    @Test
    void refusesNestingThatWouldOverflowTheStack() {
        byte[] graph = new byte[0];
        for (int depth = 0; depth < 200; depth++) {
            byte[] inner = graph;
            graph = OnnxFiles.message(out -> out.writeByteArray(
                    1,
                    OnnxFiles.message(node -> node.writeByteArray(
                            5, OnnxFiles.message(attribute -> attribute.writeByteArray(6, inner))))));
        }
        refuses(OnnxFiles.model(graph), "deep");
    }

    /** Cut off anywhere, or with any bytes changed: an answer or an error, and the process lives. */
    @Test
    void survivesDamagedFiles() throws IOException {
        byte[] whole = OnnxFiles.classifier(3);
        var random = new SplittableRandom(3);
        int refused = 0;
        for (int round = 0; round < 120; round++) {
            byte[] damaged = Arrays.copyOf(whole, round % 2 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int change = 0; change < 4 && damaged.length > 0; change++) {
                damaged[random.nextInt(Math.min(damaged.length, 300))] = (byte) random.nextInt();
            }
            try {
                open(damaged).outputs(List.of(TextInput.of("good")), StepListener.SILENT);
            } catch (UnusableSurrogateException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(60);
    }

    @Test
    void leavesTheModelsDirectoryByNoPathAndNoLink() throws IOException {
        Path outside = Files.createTempDirectory("outside").toRealPath();
        Files.write(outside.resolve("model.onnx"), OnnxFiles.classifier(3));
        Files.createSymbolicLink(folder.resolve("linked.onnx"), outside.resolve("model.onnx"));

        var classifiers = new InstalledOnnxClassifiers(path -> Optional.of(new ModelDirectory(root(), folder)));

        for (String name : new String[] {"linked.onnx", "absent.onnx", "..", "."}) {
            assertThatExceptionOfType(UnusableSurrogateException.class)
                    .as(name)
                    .isThrownBy(() -> classifiers.get(name))
                    .withMessageContaining("no readable");
        }
    }

    private void refuses(byte[] file, String complaint) {
        assertThatExceptionOfType(UnusableSurrogateException.class)
                .isThrownBy(() -> open(file))
                .withMessageContaining(complaint);
    }

    private OnnxClassifier open(byte[] file) throws IOException {
        Files.write(folder.resolve("model.onnx"), file);
        return new InstalledOnnxClassifiers(path -> Optional.of(new ModelDirectory(root(), folder))).get("model.onnx");
    }

    private Path root() {
        try {
            return root.toRealPath();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
