package dev.taskspace.surrogate.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetensorsFileTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("model.safetensors");
    }

    @Test
    void readsEveryFormatAsTheNumbersThatItMeans() throws IOException {
        ByteBuffer data = ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN);
        data.putFloat(1.5f).putFloat(-2e-30f);
        data.putShort(Float.floatToFloat16(0.333f)).putShort((short) 0x0001);
        data.putShort((short) 0x3FC0).putShort((short) 0xC000);
        data.putInt(7);
        write("""
                {"a":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},
                 "b":{"dtype":"F16","shape":[2],"data_offsets":[8,12]},
                 "c":{"dtype":"BF16","shape":[1,2],"data_offsets":[12,16]},
                 "d":{"dtype":"I32","shape":[],"data_offsets":[16,20]},
                 "e":{"dtype":"F32","shape":[0,9],"data_offsets":[20,20]},
                 "__metadata__":{"format":"pt"}}""", data.array());

        TensorTable table = SafetensorsFile.read(file);

        assertThat(table.tensors()).containsOnlyKeys("a", "b", "c", "e");
        assertThat(values(table, "a")).containsExactly(1.5f, -2e-30f);
        assertThat(values(table, "b")).containsExactly(Float.float16ToFloat(Float.floatToFloat16(0.333f)), 0x1p-24f);
        assertThat(values(table, "c")).containsExactly(1.5f, -2f);
        assertThat(values(table, "e")).isEmpty();
        assertThat(table.unsupported()).isEqualTo(Map.of("d", "I32"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}} | begins at byte 4
                    {"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}} | begins at byte 8
                    {"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}                                                       | end at byte 8
                    {"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]}}                                                      | cut off
                    {"a":{"dtype":"F32","shape":[4],"data_offsets":[0,12]}}                                                      | shape needs 16
                    {"a":{"dtype":"F32","shape":[3],"data_offsets":[12,0]}}                                                      | shape needs 12
                    {"a":{"dtype":"I8","shape":[3],"data_offsets":[12,0]}}                                                       | ends at byte 0
                    {"a":{"dtype":"F32","shape":[-3],"data_offsets":[0,12]}}                                                     | no whole number
                    {"a":{"dtype":"F32","shape":[3.0],"data_offsets":[0,12]}}                                                    | no whole number
                    {"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,12]}}                                  | too large
                    {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,99999999999999999999]}}                                    | no whole number
                    {"a":{"dtype":"F32","shape":[3],"data_offsets":[0]}}                                                         | data_offsets
                    {"a":{"shape":[3],"data_offsets":[0,12]}}                                                                    | dtype
                    {"a":7}                                                                                                      | dtype
                    {"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]},"a":{"dtype":"F32","shape":[3],"data_offsets":[0,12]}} | JSON
                    []                                                                                                           | JSON object
                    {"a":                                                                                                        | JSON
                    {"a":{"dtype":[[[[[[[[[[]]]]]]]]]]}}                                                                         | JSON
                    {}                                                                                                           | end at byte 0
                    """)
    void refusesAHeaderThatDoesNotDescribeItsData(String header, String complaint) throws IOException {
        write(header, new byte[12]);

        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> SafetensorsFile.read(file))
                .withMessageContaining("model.safetensors: ")
                .withMessageContaining(complaint);
    }

    @Test
    void refusesALengthThatTheFileDoesNotHave() throws IOException {
        for (long length : new long[] {0, 1, 17, 100_000_001, Integer.MAX_VALUE, Long.MAX_VALUE, -1}) {
            ByteBuffer bytes =
                    ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putLong(length);
            Files.write(file, bytes.array());
            assertThatExceptionOfType(WeightsFormatException.class).isThrownBy(() -> SafetensorsFile.read(file));
        }
        Files.write(file, "version https://git-lfs.github.com/spec/v1".getBytes(StandardCharsets.US_ASCII));
        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> SafetensorsFile.read(file))
                .withMessageContaining("Not a safetensors file");
        Files.write(file, new byte[3]);
        assertThatExceptionOfType(WeightsFormatException.class).isThrownBy(() -> SafetensorsFile.read(file));
    }

    @Test
    void refusesEveryCutOfARealFile() throws IOException {
        byte[] whole = Files.readAllBytes(Goldens.folder().resolve("tiny-bert/model.safetensors"));
        for (int length = 0; length < whole.length; length += 1 + length / 20) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertThatExceptionOfType(WeightsFormatException.class).isThrownBy(() -> SafetensorsFile.read(file));
        }
    }

    /** Whatever a damaged file says, it is read as a table that is true of it, or refused; nothing else is thrown. */
    @Test
    void survivesDamage() throws IOException {
        byte[] whole = Files.readAllBytes(Goldens.folder().resolve("tiny-distilbert/model.safetensors"));
        var random = new SplittableRandom(4);
        int refused = 0;
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = whole.clone();
            int reach = round % 2 == 0 ? 16 : 4_000;
            for (int hits = random.nextInt(1, 4); hits > 0; hits--) {
                damaged[random.nextInt(reach)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            try {
                for (Tensor tensor : SafetensorsFile.read(file).tensors().values()) {
                    assertThat(Goldens.values(tensor)).hasSize(tensor.size());
                }
            } catch (WeightsFormatException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    @Test
    void refusesWeightsThatAreNoNumbers() throws IOException {
        write("{\"a\":{\"dtype\":\"BF16\",\"shape\":[1],\"data_offsets\":[0,2]}}", new byte[] {(byte) 0xC0, 0x7F});

        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> values(SafetensorsFile.read(file), "a"))
                .withMessageContaining("finite");
    }

    /** Or the process would die of it. */
    @Test
    void noticesThatAFileIsCutOffAfterItWasOpened() throws IOException {
        int size = 1 << 20;
        write(
                "{\"a\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[0,%d]}}".formatted(size / 4, size),
                new byte[size]);
        Tensor tensor = SafetensorsFile.read(file).tensors().get("a");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(100);
        }

        assertThatExceptionOfType(WeightsFormatException.class)
                .isThrownBy(() -> Goldens.values(tensor))
                .withMessageContaining("cut off");
    }

    private static float[] values(TensorTable table, String name) {
        return Goldens.values(table.tensors().get(name));
    }

    private void write(String header, byte[] data) throws IOException {
        byte[] json = header.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json).put(data);
        Files.write(file, bytes.array());
    }
}
