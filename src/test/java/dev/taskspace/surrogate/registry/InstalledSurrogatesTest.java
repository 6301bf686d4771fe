package dev.taskspace.surrogate.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.SequenceClassifier;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.SurrogateCatalog;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedPrefix;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.UnknownSurrogateException;
import dev.taskspace.surrogate.UnusableModel;
import dev.taskspace.surrogate.UnusableSurrogateException;
import dev.taskspace.surrogate.weights.Goldens;
import dev.taskspace.surrogate.weights.ModelDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InstalledSurrogatesTest {

    private final ClasspathSurrogates builtIn = new ClasspathSurrogates();
    private final InstalledSurrogates surrogates = new InstalledSurrogates(builtIn, new ModelFolder(Goldens.folder()));

    @AfterAll
    void close() {
        builtIn.close();
    }

    @Test
    void listsTheDefaultWithItsShape() {
        SurrogateInfo info = surrogates.catalog().data().getFirst();

        assertThat(info.name()).isEqualTo(Surrogates.DEFAULT);
        assertThat(info.hiddenSize()).isEqualTo(384);
        assertThat(info.layers()).isEqualTo(6);
        assertThat(info.heads()).isEqualTo(12);
        assertThat(info.maxTokens()).isEqualTo(512);
        assertThat(info.sha256()).hasSize(64);
        assertThat(info.device()).startsWith("cpu");
    }

    @Test
    void loadsEachOnlyOnce() {
        assertThat(surrogates.get(Surrogates.DEFAULT)).isSameAs(surrogates.get(Surrogates.DEFAULT));
    }

    @Test
    void namesWhatExistsWhenAskedForSomethingElse() {
        assertThatExceptionOfType(UnknownSurrogateException.class)
                .isThrownBy(() -> surrogates.get("bert-huge"))
                .withMessageContaining("bert-huge")
                .withMessageContaining(Surrogates.DEFAULT)
                .withMessageContaining("tiny-roberta");
    }

    @Test
    void listsEveryModelDirectoryWithItsShape() {
        SurrogateCatalog catalog = surrogates.catalog();

        assertThat(catalog.data())
                .extracting(SurrogateInfo::name)
                .startsWith(Surrogates.DEFAULT, "tiny-bert", "tiny-distilbert", "tiny-electra", "tiny-roberta");
        SurrogateInfo roberta = surrogates.info("tiny-roberta");
        assertThat(roberta.family()).isEqualTo("roberta");
        assertThat(roberta.maxTokens()).isEqualTo(64);
        assertThat(roberta.sha256()).hasSize(64);
        assertThat(surrogates.get("tiny-roberta").info()).isEqualTo(roberta);
        assertThat(surrogates.info("tiny-bert").sha256()).isNotEqualTo(roberta.sha256());
    }

    @Test
    void tunesAModelDirectory() {
        var example = new TrainingExample(TextInput.of("good films"), new Target.Category(1));
        var set = new TrainingSet(new Objective.Classification(2), List.of(example), List.of(example));

        try (TunedSurrogate tuned = surrogates
                .get("tiny-electra")
                .tune(set, new FullTuning(16, 4, 1e-3, 0.01, 1), 1, StepListener.SILENT)) {
            assertThat(tuned.fisher(set.train(), StepListener.SILENT))
                    .extracting(Block::name)
                    .startsWith("embeddings_project.weight", "encoder.layer.0.attention.self.query.weight")
                    .hasSize(1 + 2 * 6);
        }
    }

    @Test
    void offersT5WithItsDecoderAndWithout() {
        SurrogateInfo whole = surrogates.info("tiny-t5");
        SurrogateInfo encoder = surrogates.info("tiny-t5:encoder");

        assertThat(surrogates.catalog().data()).contains(whole, encoder);
        assertThat(whole.family()).isEqualTo("t5");
        assertThat(whole.layers()).isEqualTo(3);
        assertThat(encoder.family()).isEqualTo("t5-encoder");
        assertThat(encoder.layers()).isEqualTo(2);
        assertThat(encoder.parameters()).isLessThan(whole.parameters());
        assertThat(encoder.sha256()).hasSize(64).isNotEqualTo(whole.sha256());
        assertThat(surrogates.get("tiny-t5:encoder").info()).isEqualTo(encoder);
        assertThatExceptionOfType(UnusableSurrogateException.class)
                .isThrownBy(() -> surrogates.get("tiny-bert:encoder"))
                .withMessageContaining("encoder alone");
    }

    /** What enters a prefix is counted from the layers that the catalog tells. */
    @ParameterizedTest
    @CsvSource({"tiny-t5, 3", "tiny-t5:encoder, 2"})
    void tunesAPrefixInTheStackThatSpeaksLast(String name, int layers) {
        var example = new TrainingExample(TextInput.of("good films"), new Target.Category(1));
        var set = new TrainingSet(new Objective.Classification(2), List.of(example), List.of(example));

        try (TunedPrefix tuned =
                surrogates.get(name).tunePrefix(set, new PrefixTuning(16, 4, 1e-2, 0, 3, 5), 1, StepListener.SILENT)) {
            assertThat(tuned.delta()).hasSize(layers * 2 * 2 * 5 * 6);
            for (int start = 0; start < tuned.delta().length; start += 6) {
                assertThat(Arrays.copyOfRange(tuned.delta(), start, start + 6)).isNotEqualTo(new float[6]);
            }
        }
    }

    @Test
    void classifiesWithTheHeadOfAModelDirectory() {
        var classifiers = new InstalledClassifiers(new ModelFolder(Goldens.folder()));
        SequenceClassifier classifier = classifiers.get("tiny-roberta");

        float[][] scores = classifier.scores(
                List.of(TextInput.of("good"), new TextInput("a longer text", "and a pair")), 32, StepListener.SILENT);

        assertThat(classifier.labels()).containsExactly("no", "perhaps", "yes");
        assertThat(scores).hasDimensions(2, 3);
        for (float[] row : scores) {
            assertThat(row[0] + row[1] + row[2]).isCloseTo(1, within(1e-6f));
            assertThat(row).doesNotContain(0f);
        }
        assertThat(classifiers.get("tiny-roberta")).isSameAs(classifier);
        assertThatExceptionOfType(UnusableSurrogateException.class)
                .isThrownBy(() -> classifiers.get("tiny-xlm-roberta"))
                .withMessageContaining("No head that classifies sequences");
        assertThatExceptionOfType(UnknownSurrogateException.class)
                .isThrownBy(() -> classifiers.get("bert-huge"))
                .withMessageContaining("tiny-bert");
    }

    @Test
    void saysWhyADirectoryIsNoSurrogateAndForgetsItWhenItIsMended(@TempDir Path folder) throws IOException {
        ModelDirectory broken = Goldens.copy("tiny-bert", folder);
        byte[] config = Files.readAllBytes(broken.path().resolve("config.json"));
        Files.writeString(broken.path().resolve("config.json"), "{\"model_type\": \"gpt2\"}");
        Files.createDirectory(folder.resolve(Surrogates.DEFAULT));
        var installed = new InstalledSurrogates(builtIn, new ModelFolder(folder));

        assertThat(installed.catalog().data()).extracting(SurrogateInfo::name).containsExactly(Surrogates.DEFAULT);
        assertThat(installed.catalog().unusable())
                .extracting(UnusableModel::name)
                .containsExactly(Surrogates.DEFAULT, "tiny-bert");
        assertThatExceptionOfType(UnusableSurrogateException.class)
                .isThrownBy(() -> installed.get("tiny-bert"))
                .withMessageContaining("gpt2")
                .withMessageContaining("distilbert");

        Files.write(broken.path().resolve("config.json"), config);
        assertThat(installed.info("tiny-bert").family()).isEqualTo("bert");
        assertThat(installed.catalog().unusable()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            tokenizer.json | {                          | tokenizer.json cannot be used
            tokenizer.json | {}                         | tokenizer.json cannot be used
            config.json    | "layer_norm_eps": -1,      | layer_norm_eps lies between
            config.json    | "layer_norm_eps": NaN,     | config.json is not JSON
            """)
    void saysWhatIsWrongWithAFile(String file, String content, String reason, @TempDir Path folder) throws IOException {
        ModelDirectory model = Goldens.copy("tiny-bert", folder);
        Path broken = model.path().resolve(file);
        Files.writeString(
                broken,
                file.equals("config.json")
                        ? Files.readString(broken).replaceFirst("\"layer_norm_eps\": [^,]*,", content)
                        : content);
        var installed = new InstalledSurrogates(builtIn, new ModelFolder(folder));

        assertThat(installed.catalog().unusable())
                .singleElement()
                .satisfies(unusable ->
                        assertThat(unusable.reason()).contains(reason).doesNotContain("JsonReadFeature"));
        assertThatExceptionOfType(UnusableSurrogateException.class).isThrownBy(() -> installed.get("tiny-bert"));
    }

    @Test
    void seesNothingOutsideTheModelsDirectory(@TempDir Path folder) throws IOException {
        Path models = Files.createDirectory(folder.resolve("models"));
        Goldens.copy("tiny-bert", folder);
        ModelDirectory inside = Goldens.copy("tiny-electra", models);
        Files.createSymbolicLink(models.resolve("linked"), folder.resolve("tiny-bert"));
        Files.createSymbolicLink(models.resolve("friend"), inside.path());
        Files.createSymbolicLink(models.resolve("self"), models);
        Files.delete(inside.path().resolve("tokenizer.json"));
        Files.createSymbolicLink(inside.path().resolve("tokenizer.json"), folder.resolve("tiny-bert/tokenizer.json"));
        var installed = new InstalledSurrogates(builtIn, new ModelFolder(models));

        for (String name : List.of("linked", "../tiny-bert", "..", ".", "", "self", "/etc", "tiny-bert\0")) {
            assertThatExceptionOfType(UnknownSurrogateException.class).isThrownBy(() -> installed.get(name));
        }
        assertThatExceptionOfType(UnusableSurrogateException.class)
                .isThrownBy(() -> installed.get("friend"))
                .withMessageContaining("no readable tokenizer.json");
    }

    @Test
    void needsNoModelsDirectory(@TempDir Path folder) {
        var installed = new InstalledSurrogates(builtIn, new ModelFolder(folder.resolve("absent")));

        assertThat(installed.catalog().data()).hasSize(1);
    }

    @Test
    void poolsInTheOrderOfTheInputs() {
        Surrogate surrogate = surrogates.get(Surrogates.DEFAULT);
        List<TextInput> texts = List.of(
                TextInput.of("A longer sentence about ships, harbours and the sea."),
                TextInput.of("Ships."),
                new TextInput("Ships?", "Harbours and the sea."));

        float[][] together = surrogate.pooled(texts, 32, StepListener.SILENT);
        float[] mean = surrogate.meanPooled(texts, 32, StepListener.SILENT);

        for (int i = 0; i < texts.size(); i++) {
            float[] alone = surrogate.pooled(List.of(texts.get(i)), 32, StepListener.SILENT)[0];
            assertThat(together[i]).containsExactly(alone, within(1e-5f));
        }
        assertThat(mean[0]).isCloseTo((together[0][0] + together[1][0] + together[2][0]) / 3, within(1e-6f));
    }

    @Test
    void countsTokensAfterTruncation() {
        Surrogate surrogate = surrogates.get(Surrogates.DEFAULT);
        List<TextInput> texts = List.of(TextInput.of("one two three"), TextInput.of("word ".repeat(100)));

        assertThat(surrogate.countTokens(texts, 10)).isEqualTo(5 + 10);
    }

    @Test
    void refusesTheMeanOfNothing() {
        Surrogate surrogate = surrogates.get(Surrogates.DEFAULT);

        assertThatIllegalArgumentException().isThrownBy(() -> surrogate.meanPooled(List.of(), 10, StepListener.SILENT));
    }
}
