package dev.taskspace.surrogate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.CodedOutputStream;
import dev.taskspace.surrogate.tuning.MiniLm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OnnxBertTest {

    private static final byte[] FILE = MiniLm.weights();

    @Test
    void recoversEveryParameterOfTheRealFile() {
        Weights weights = OnnxBert.read(FILE, 12);

        assertThat(weights.config())
                .isEqualTo(new BertConfig("bert", 30_522, 512, 384, 384, 6, 12, 1536, 2, Activation.GELU, 1e-12, null));
        assertThat(weights.tensors().keySet())
                .containsExactlyElementsOf(
                        new BertLayout((BertConfig) weights.config()).shapes().keySet());
        assertThat(weights.parameters()).isEqualTo(22_565_376);
        assertThat(weights.sha256()).isEqualTo("759c3cd2b7fe7e93933ad23c4c9181b7396442a2ed746ec7c1d46192c469c46e");
    }

    @Test
    void refusesHeadsThatDoNotDivideTheWidth() {
        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> OnnxBert.read(FILE, 7))
                .withMessageContaining("width 384 with 7 heads");
    }

    @Test
    void saysThatAFileIsCutOff() {
        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> OnnxBert.read(Arrays.copyOf(FILE, 1_000_000), 12))
                .withMessageContaining("damaged");
    }

    @Test
    void saysThatAFileIsNoOnnxModel() {
        for (String content : new String[] {"", "version https://git-lfs.github.com/spec/v1", "\0\0\0\0"}) {
            assertThatExceptionOfType(WeightsFormatException.class)
                    .isThrownBy(() -> OnnxBert.read(content.getBytes(StandardCharsets.UTF_8), 12))
                    .withMessageContaining("Not an ONNX model");
        }
    }

    @Test
    void saysWhatAnotherModelLacks() throws IOException {
        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> OnnxBert.read(model("other.weight", 2, 8), 12))
                .withMessageContaining("embeddings.word_embeddings.weight is missing");
    }

    @Test
    void saysThatATensorHasTheWrongSize() throws IOException {
        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> OnnxBert.read(model("some.weight", 3, 8), 12))
                .withMessageContaining("shape [3] has 8 bytes");
        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> OnnxBert.read(model("some.weight", Long.MAX_VALUE, 8), 12))
                .withMessageContaining("too large");
        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> OnnxBert.read(model("some.weight", -2, 8), 12))
                .withMessageContaining("Negative");
        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> OnnxBert.read(model("some.weight", 2, 7), 12))
                .withMessageContaining("7 bytes");
    }

    /** A graph with one node and one float tensor that claims a dimension and has so many bytes. */
    private static byte[] model(String name, long dimension, int bytes) throws IOException {
        byte[] tensor = message(out -> {
            out.writeInt64(1, dimension);
            out.writeInt32(2, 1);
            out.writeString(8, name);
            out.writeByteArray(9, new byte[bytes]);
        });
        byte[] node = message(out -> out.writeString(4, "Identity"));
        byte[] graph = message(out -> {
            out.writeByteArray(1, node);
            out.writeByteArray(5, tensor);
        });
        return message(out -> out.writeByteArray(7, graph));
    }

    private static byte[] message(Fields fields) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = CodedOutputStream.newInstance(bytes);
        fields.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    private interface Fields {
        void write(CodedOutputStream out) throws IOException;
    }
}
