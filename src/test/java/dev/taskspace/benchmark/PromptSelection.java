package dev.taskspace.benchmark;

import dev.taskspace.prompt.Trial;
import dev.taskspace.surrogate.TextInput;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
                for (boolean chainOfThought : new boolean[] {false, true}) {
                    ask(panels, chainOfThought, speaker, out);
                }
            }
            for (PromptPanel panel : panels) {
                new PromptReport(panel, (trial, inputs) -> answers(trial, inputs, speaker)).print(out);
            }
        }
    }

    /** Plain questions first: chains of thought take several times as long. A run that is cut short spared no target. */
    private static void ask(
            List<PromptPanel> panels, boolean chainOfThought, RecordedSpeaker speaker, PrintStream out) {
        List<Question> questions = new ArrayList<>();
        for (PromptPanel panel : panels) {
            panel.targets()
                    .values()
                    .forEach(rows -> IntStream.range(0, rows.size())
                            .forEach(i -> questions.add(
                                    new Question(i, panel, rows.get(i).input()))));
            IntStream.range(0, panel.pool().size())
                    .forEach(i -> questions.add(new Question(
                            i * rows(panel) / panel.pool().size(),
                            panel,
                            panel.pool().get(i))));
        }
        questions.sort(Comparator.comparingInt(Question::turn));
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            question.panel().prompts().stream()
                    .filter(trial -> trial.chainOfThought() == chainOfThought)
                    .forEach(trial -> trial.ask(question.input(), speaker));
            if (i % 50 == 0) {
                out.printf(
                        "<!-- chain of thought %b: %d of %d inputs, %d calls -->%n",
                        chainOfThought, i, questions.size(), speaker.calls());
            }
        }
    }

    /** An input that all prompts of a panel are put to. */
    private record Question(int turn, PromptPanel panel, TextInput input) {}

    private static int rows(PromptPanel panel) {
        return panel.targets().values().iterator().next().size();
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
