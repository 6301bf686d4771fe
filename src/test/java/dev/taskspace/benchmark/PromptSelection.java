package dev.taskspace.benchmark;

import dev.taskspace.prompt.Trial;
import dev.taskspace.surrogate.TextInput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How well each way to choose a prompt does with a real language model, on prompts for sentiment and for inference.
 *
 * <p>Arguments: the folder with prompts, pool and labelled test rows; the file that keeps the answers; how many pool texts
 * and how many test rows of each target are asked; how many tokens a chain of thought may take; the base URL of an
 * OpenAI-compatible server, left out to report from the file alone. Prints Markdown.
 */
final class PromptSelection {
    private PromptSelection() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        int pool = Integer.parseInt(args[2]);
        int rows = Integer.parseInt(args[3]);
        List<PromptPanel> panels =
                List.of(PromptPanel.sentiment(folder, pool, rows), PromptPanel.inference(folder, pool, rows));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        String baseUrl = args.length > 5 ? args[5] : null;
        try (RecordedSpeaker speaker = new RecordedSpeaker(Path.of(args[1]), baseUrl, Integer.parseInt(args[4]))) {
            if (baseUrl != null) {
                for (PromptPanel panel : panels) {
                    ask(panel, false, speaker, out);
                }
                for (PromptPanel panel : panels) {
                    ask(panel, true, speaker, out);
                }
            }
            for (PromptPanel panel : panels) {
                new PromptReport(panel, (trial, inputs) -> answers(trial, inputs, speaker)).print(out);
            }
        }
    }

    /** Plain questions first: chains of thought take several times as long. */
    private static void ask(PromptPanel panel, boolean chainOfThought, RecordedSpeaker speaker, PrintStream out) {
        List<TextInput> inputs = new ArrayList<>();
        panel.targets().values().forEach(rows -> rows.forEach(row -> inputs.add(row.input())));
        inputs.addAll(panel.pool());
        for (int i = 0; i < inputs.size(); i++) {
            TextInput input = inputs.get(i);
            panel.prompts().stream()
                    .filter(trial -> trial.chainOfThought() == chainOfThought)
                    .forEach(trial -> trial.ask(input, speaker));
            if (i % 50 == 0) {
                out.printf(
                        "<!-- %s, chain of thought %b: %d of %d inputs, %d calls -->%n",
                        panel.family(), chainOfThought, i, inputs.size(), speaker.calls());
            }
        }
    }

    private static List<double[]> answers(Trial trial, List<TextInput> inputs, RecordedSpeaker speaker) {
        List<double[]> answers = new ArrayList<>();
        for (TextInput input : inputs) {
            double[] answer = trial.ask(input, speaker);
            answers.add(answer == null ? new double[1] : answer);
        }
        return answers;
    }
}
