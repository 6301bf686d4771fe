package dev.taskspace.benchmark;

import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.registry.ModelFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code tupate} costs with a large model: the same work as {@code benchmarks/t5.py tune}, which makes the model. Takes
 * the folder that it was made in.
 */
public final class T5Tuning {

    private static final String NAME = "t5-base-size";
    private static final int EXAMPLES = 64;
    private static final int BATCH = 16;
    private static final PrefixTuning PLAN = new PrefixTuning(64, BATCH, 1e-2, 0.01, 1, 16);

    private T5Tuning() {}

    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]).toAbsolutePath();
        long begin = System.nanoTime();
        Surrogate surrogate = ModelFolders.open(root).get(NAME);
        System.out.printf(
                "loaded %d parameters in %.1f s%n", surrogate.info().parameters(), (System.nanoTime() - begin) / 1e9);

        List<TrainingExample> examples = examples(root);
        List<TrainingExample> train = examples.subList(0, EXAMPLES);
        List<TrainingExample> heldOut = examples.subList(EXAMPLES, EXAMPLES + 1);
        var objective = new Objective.Classification(3);
        tune(surrogate, new TrainingSet(objective, train.subList(0, BATCH), heldOut));

        long tokens =
                surrogate.countTokens(train.stream().map(TrainingExample::input).toList(), PLAN.maxTokens());
        Stopwatch tuning = new Stopwatch();
        tune(surrogate, new TrainingSet(objective, train, heldOut));
        System.out.printf(
                "tuned a prefix on %d examples of %.1f tokens in %.2f s; %s%n",
                EXAMPLES, tokens / (double) EXAMPLES, tuning.seconds(), largestResidentMemory());
    }

    private static void tune(Surrogate surrogate, TrainingSet set) {
        surrogate.tunePrefix(set, PLAN, 1, StepListener.SILENT).close();
    }

    private static List<TrainingExample> examples(Path root) throws IOException {
        return Files.readAllLines(root.resolve("examples.jsonl")).stream()
                .map(line -> JsonMapper.shared().readTree(line))
                .map(T5Tuning::example)
                .toList();
    }

    private static TrainingExample example(JsonNode line) {
        return new TrainingExample(
                TextInput.of(line.path("text").asString()),
                new Target.Category(line.path("label").asInt()));
    }

    private static String largestResidentMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse("");
    }
}
