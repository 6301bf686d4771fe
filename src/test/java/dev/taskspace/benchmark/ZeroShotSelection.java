package dev.taskspace.benchmark;

import dev.taskspace.surrogate.AdapterTuning;
import dev.taskspace.surrogate.FullTuning;
import dev.taskspace.surrogate.PrefixTuning;
import dev.taskspace.surrogate.StepListener;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingSet;
import dev.taskspace.surrogate.TunedAdapter;
import dev.taskspace.surrogate.TunedPrefix;
import dev.taskspace.surrogate.TunedSurrogate;
import dev.taskspace.surrogate.tuning.MiniLm;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How well each way to choose a prompt does with the sentence encoder, on the prompts and rows of {@link PromptSelection}
 * without a server. Chains of thought are left out: an encoder does not reason.
 *
 * <p>Arguments: the folder with prompts, pool and labelled test rows; how many pool texts and how many test rows of each
 * target. Prints Markdown.
 */
final class ZeroShotSelection {
    private ZeroShotSelection() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int pool = Integer.parseInt(args[1]);
        int rows = Integer.parseInt(args[2]);
        Surrogate surrogate = new Remembering(MiniLm.surrogate(), new HashMap<>());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (PromptPanel panel :
                List.of(PromptPanel.sentiment(folder, pool, rows), PromptPanel.inference(folder, pool, rows))) {
            PromptPanel plain = new PromptPanel(
                    panel.family(),
                    panel.prompts().stream()
                            .filter(trial -> !trial.chainOfThought())
                            .toList(),
                    panel.pool(),
                    panel.targets());
            new PromptReport(plain, (trial, inputs) -> trial.resemble(surrogate, inputs)).print(out);
        }
    }

    /** Reads no text twice: every prompt is compared with the same inputs. */
    private record Remembering(Surrogate surrogate, Map<TextInput, float[]> known) implements Surrogate {

        @Override
        public float[][] pooled(List<TextInput> inputs, int maxTokens, StepListener listener) {
            List<TextInput> unknown = inputs.stream()
                    .distinct()
                    .filter(input -> !known.containsKey(input))
                    .toList();
            float[][] vectors = unknown.isEmpty() ? new float[0][] : surrogate.pooled(unknown, maxTokens, listener);
            for (int i = 0; i < vectors.length; i++) {
                known.put(unknown.get(i), vectors[i]);
            }
            return inputs.stream().map(known::get).toArray(float[][]::new);
        }

        @Override
        public SurrogateInfo info() {
            return surrogate.info();
        }

        @Override
        public float[] meanPooled(List<TextInput> inputs, int maxTokens, StepListener listener) {
            return surrogate.meanPooled(inputs, maxTokens, listener);
        }

        @Override
        public long countTokens(List<TextInput> inputs, int maxTokens) {
            return surrogate.countTokens(inputs, maxTokens);
        }

        @Override
        public TunedSurrogate tune(TrainingSet set, FullTuning plan, long seed, StepListener listener) {
            return surrogate.tune(set, plan, seed, listener);
        }

        @Override
        public TunedPrefix tunePrefix(TrainingSet set, PrefixTuning plan, long seed, StepListener listener) {
            return surrogate.tunePrefix(set, plan, seed, listener);
        }

        @Override
        public TunedAdapter tuneAdapter(TrainingSet set, AdapterTuning plan, long seed, StepListener listener) {
            return surrogate.tuneAdapter(set, plan, seed, listener);
        }

        @Override
        public float[][] pooled(List<TextInput> inputs, int maxTokens, float[] adapter, StepListener listener) {
            return surrogate.pooled(inputs, maxTokens, adapter, listener);
        }
    }
}
