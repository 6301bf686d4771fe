package dev.taskspace.surrogate.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.ndarray.NDManager;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.tuning.MiniLm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FastMathTest {

    private static final List<TextInput> TEXTS = List.of(TextInput.of("A slow river."), TextInput.of("A fast train!"));

    @Test
    void isOffUnlessAskedFor() {
        assertThat(FastMath.OFF.usable()).isFalse();
        assertThat(TensorRuntime.device()).isEqualTo("cpu");
    }

    @Test
    void isForAmdProcessorsOnly() {
        assertThat(new Processor("linux amd64", "AuthenticAMD", true).mayProfit())
                .isTrue();
        assertThat(new Processor("linux amd64", "GenuineIntel", true).mayProfit())
                .isFalse();
        assertThat(new Processor("linux amd64", "AuthenticAMD", false).mayProfit())
                .isFalse();
        assertThat(new Processor("linux aarch64", "", true).mayProfit()).isFalse();
        assertThat(new Processor("mac os x aarch64", "", false).mayProfit()).isFalse();
    }

    @Test
    void seesAWrongProduct() {
        try (NDManager manager = TensorRuntime.open()) {
            assertThat(new MatrixCheck(manager).fault()).isNull();
            assertThat(new MatrixCheck(manager, (a, b) -> a.matMul(b).mul(1.00002f)).fault())
                    .startsWith("a product of ");
            assertThat(new MatrixCheck(
                                    manager,
                                    (a, b) -> a.matMul(b).add(a.getShape().get(1) == 127 ? 1e-2f : 0))
                            .fault())
                    .contains("31 × 127");
        }
    }

    @Test
    void computesTheSameUpToRounding() throws IOException {
        assumeThat(Processor.here().mayProfit())
                .as("an AMD processor on Linux x86-64")
                .isTrue();

        String[] answer = inAnotherProcess().split(" ", -1);

        assertThat(answer[0]).isEqualTo("cpu-fast");
        float[] stock = MiniLm.surrogate().meanPooled(TEXTS, 16, StepListener.SILENT);
        for (int i = 0; i < stock.length; i++) {
            assertThat(Float.parseFloat(answer[i + 1])).isCloseTo(stock[i], org.assertj.core.data.Offset.offset(2e-5f));
        }
    }

    /** Prints the device and an embedding, on the fast path where there is one. */
    public static void main(String[] arguments) {
        TensorRuntime.prefer(FastMath.AUTO, "cpu");
        String values = Arrays.toString(MiniLm.surrogate().meanPooled(TEXTS, 16, StepListener.SILENT));
        System.out.println("answer " + TensorRuntime.device() + " " + values.replaceAll("[\\[\\],]", ""));
    }

    private static String inAnotherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        FastMathTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines()
                .filter(line -> line.startsWith("answer "))
                .map(line -> line.substring("answer ".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }
}
