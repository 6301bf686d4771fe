package dev.taskspace.surrogate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HuggingFaceModelTest {

    @TempDir
    Path folder;

    @Test
    void readsShardsByTheirIndex() {
        Weights weights =
                HuggingFaceModel.read(Goldens.directory("tiny-xlm-roberta")).weights();

        assertThat(weights.config().family()).isEqualTo("roberta");
        assertThat(weights.config().maxTokens()).isEqualTo(64);
        assertThat(weights.tensors().keySet())
                .containsExactlyElementsOf(
                        new BertLayout((BertConfig) weights.config()).shapes().keySet());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        config.json                      | "bert"                      | "mamba"                       | model type "mamba" is not supported
        config.json                      | "hidden_act": "gelu"        | "hidden_act": "cubic"         | activation "cubic"
        config.json                      | "hidden_size": 16           | "hidden_size": 15             | width 15 with 2 heads
        config.json                      | "hidden_size": 16           | "hidden_size": 32             | shape
        config.json                      | "hidden_size": 16           | "hidden_size": "wide"         | hidden_size is not a whole number
        config.json                      | "hidden_size": 16           | "hidden_size": -16            | hidden_size cannot be -16
        config.json                      | "hidden_size": 16           | "hiddensize": 16              | lacks hidden_size
        config.json                      | "num_hidden_layers": 2      | "num_hidden_layers": 200      | lack encoder.layer.2.
        config.json                      | "is_decoder": false         | "is_decoder": true            | decoder
        config.json                      | {                           | [                             | not JSON
        tokenizer.json                   |                             |                               | no readable tokenizer.json
        config.json                      |                             |                               | no readable config.json
        model.safetensors                |                             |                               | neither model.safetensors nor
        """)
    void saysWhatIsWrong(String file, String before, String after, String complaint) throws IOException {
        ModelDirectory model = Goldens.copy("tiny-bert", folder);
        Path changed = model.path().resolve(file);
        if (before == null) {
            Files.delete(changed);
        } else {
            String content = Files.readString(changed);
            assertThat(content).contains(before);
            Files.writeString(changed, content.replace(before, after));
        }

        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> HuggingFaceModel.read(model))
                .withMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        model-00001-of-00004.safetensors      | ../model.safetensors             | no readable ../model.safetensors
        model-00001-of-00004.safetensors      | absent.safetensors               | no readable absent.safetensors
        model-00001-of-00004.safetensors      | model-00002-of-00004.safetensors | but it does not
        "weight_map"                          | "map"                            | has no weight_map
        """)
    void refusesAnIndexThatLies(String before, String after, String complaint) throws IOException {
        ModelDirectory model = Goldens.copy("tiny-xlm-roberta", folder);
        Path index = model.path().resolve("model.safetensors.index.json");
        Files.writeString(index, Files.readString(index).replace(before, after));

        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> HuggingFaceModel.read(model))
                .withMessageContaining(complaint);
    }

    /** A model that was saved without its decoder, its table of words under the only name that is left. */
    @Test
    void readsAnEncoderThatWasSavedAlone() throws IOException {
        ModelDirectory model = Goldens.copy("tiny-t5", folder);
        long parameters = HuggingFaceModel.encoderOf(model).weights().parameters();
        Path config = model.path().resolve("config.json");
        Files.writeString(config, Files.readString(config).replace("T5ForConditionalGeneration", "T5EncoderModel"));
        Path file = model.path().resolve("model.safetensors");
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = 8 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
        String header = text.substring(8, end).replace("shared.weight", "encoder.embed_tokens.weight");
        byte[] json = header.getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer renamed = ByteBuffer.allocate(8 + json.length + bytes.length - end)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(bytes, end, bytes.length - end);
        Files.write(file, renamed.array());

        Weights weights = HuggingFaceModel.read(model).weights();

        assertThat(weights.config().family()).isEqualTo("t5-encoder");
        assertThat(weights.parameters()).isEqualTo(parameters);
        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> HuggingFaceModel.encoderOf(model))
                .withMessageContaining("encoder alone");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        "model_type": "t5"                    | "model_type": "umt5"                 | t5 and mt5 are
        "feed_forward_proj": "relu"           | "feed_forward_proj": "gated-cubic"   | activation "cubic"
        "relative_attention_num_buckets": 8   | "relative_attention_num_buckets": 2  | 2 buckets
        "relative_attention_max_distance": 20 | "relative_attention_max_distance": 4 | distance 4
        "num_decoder_layers": 3               | "num_decoder_layers": 4              | lack decoder.block.3.
        "d_kv": 6                             | "d_kv": 8                            | shape
        "decoder_start_token_id": 0           | "decoder_start_token_id": 111        | token 111 of 111
        """)
    void saysWhatIsWrongWithT5(String before, String after, String complaint) throws IOException {
        ModelDirectory model = Goldens.copy("tiny-t5", folder);
        Path config = model.path().resolve("config.json");
        String content = Files.readString(config);
        assertThat(content).contains(before);
        Files.writeString(config, content.replace(before, after));

        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> HuggingFaceModel.read(model))
                .withMessageContaining(complaint);
    }

    /** As {@code sha256sum config.json model.safetensors tokenizer.json | sha256sum} says it. */
    @Test
    void isKnownByTheHashOfAllThatItComputesWith() throws IOException {
        ModelDirectory model = Goldens.copy("tiny-bert", folder);
        String before = HuggingFaceModel.read(model).weights().sha256();
        Path config = model.path().resolve("config.json");
        Files.writeString(config, Files.readString(config).replace("1e-12", "1e-11"));

        assertThat(before).isEqualTo("78b03928ca76745afbd7cfbf13615d97fed384f84636a58430d0afc5f6d05311");
        assertThat(HuggingFaceModel.read(model).weights().sha256()).isNotEqualTo(before);
    }
}
