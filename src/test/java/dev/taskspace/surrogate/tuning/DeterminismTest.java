package dev.taskspace.surrogate.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.surrogate.Block;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedPrefix;
import dev.taskspace.surrogate.TunedSurrogate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Same input, same seed, same machine: same bits. */
class DeterminismTest {

    @Test
    void repeatsATuningBitForBitAlsoBesideOthersAndInAnotherProcess()
            throws ExecutionException, InterruptedException, IOException {
        String alone = fullTuning(7);
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<String>> busy = new ArrayList<>();
            for (int worker = 0; worker < 4; worker++) {
                busy.add(workers.submit(() -> fullTuning(7)));
            }
            for (Future<String> each : busy) {
                assertThat(each.get()).isEqualTo(alone);
            }
        }
        assertThat(inAnotherProcess()).isEqualTo(alone);
    }

    @Test
    void repeatsAPrefixBitForBit() {
        assertThat(prefixTuning(7)).isEqualTo(prefixTuning(7));
    }

    @Test
    void changesWithTheSeed() {
        assertThat(fullTuning(8)).isNotEqualTo(fullTuning(7));
        assertThat(prefixTuning(8)).isNotEqualTo(prefixTuning(7));
    }

    @Test
    void poolsTheSameWhateverElseIsPooled() {
        List<TextInput> texts = List.of(TextInput.of("First."), TextInput.of("And a second one."));

        assertThat(MiniLm.surrogate().meanPooled(texts, 32, StepListener.SILENT))
                .isEqualTo(MiniLm.surrogate().meanPooled(texts, 32, StepListener.SILENT));
    }

    /** Prints what {@link #fullTuning} gives for the seed 7. */
    public static void main(String[] arguments) {
        System.out.println("digest " + fullTuning(7));
    }

    private static String fullTuning(long seed) {
        var plan = new FullTuning(24, 4, 1e-4, 0.01, 1);
        try (TunedSurrogate tuned = MiniLm.surrogate().tune(few(), plan, seed, StepListener.SILENT)) {
            return digest(tuned.weightDelta()) + digest(tuned.fisher(few().heldOut(), StepListener.SILENT));
        }
    }

    private static String prefixTuning(long seed) {
        var plan = new PrefixTuning(24, 4, 1e-2, 0, 1, 4);
        try (TunedPrefix tuned = MiniLm.surrogate().tunePrefix(few(), plan, seed, StepListener.SILENT)) {
            return digest(List.of(new Block("prefix", tuned.delta())));
        }
    }

    private static TrainingSet few() {
        TrainingSet all = Reviews.sentiment();
        List<TrainingExample> train = all.train().subList(0, 12);
        return new TrainingSet(all.objective(), train, all.heldOut().subList(0, 4));
    }

    private static String digest(List<Block> blocks) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Block block : blocks) {
                ByteBuffer bytes = ByteBuffer.allocate(block.values().length * Float.BYTES);
                bytes.asFloatBuffer().put(block.values());
                digest.update(bytes.array());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String inAnotherProcess() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DeterminismTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output.lines()
                .filter(line -> line.startsWith("digest "))
                .map(line -> line.substring("digest ".length()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(output));
    }
}
