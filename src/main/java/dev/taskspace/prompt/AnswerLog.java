package dev.taskspace.prompt;

import dev.taskspace.labeling.Labelling;
import dev.taskspace.model.Completion;
import dev.taskspace.surrogate.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the answers to a prompt one by one and keeps count of what could not be read. */
final class AnswerLog {
    /** More of the answers than this without a label, and the prompt does not work with its model. */
    private static final double MOST_UNPARSEABLE = 0.5;

    private final RegisteredPrompt prompt;
    private final AnswerReading reading;
    private final Map<String, Long> notes = new TreeMap<>();
    private final List<String> unread = new ArrayList<>();

    AnswerLog(RegisteredPrompt prompt) {
        this.prompt = prompt;
        this.reading = new AnswerReading(prompt.verbalizers());
    }

    /**
     * Distributions where there are any, with these notes: {@code unparseable}, and of these {@code unparseable.LABEL}
     * that mention a word of the label nevertheless; {@code answered.LABEL} whose first choice is the label,
     * and of these, where it has several words, {@code answered.LABEL.WORD} that say the word.
     *
     * @throws UnreadableAnswersException when more than half of the answers mean no label
     */
    Labelling read(List<Completion> answers) {
        notes.put("unparseable", 0L);
        List<@Nullable Target> targets = new ArrayList<>();
        for (Completion answer : answers) {
            targets.add(read(answer));
        }
        if (unread.size() > MOST_UNPARSEABLE * answers.size()) {
            throw new UnreadableAnswersException(prompt, answers.size(), unread);
        }
        return new Labelling(targets, notes);
    }

    private @Nullable Target read(Completion answer) {
        return switch (reading.read(answer)) {
            case Reading.Labelled labelled -> {
                count("answered", labelled.label());
                word(labelled.label(), answer.text())
                        .ifPresent(word -> count("answered", labelled.label(), "." + word));
                yield distribution(labelled.probabilities());
            }
            case Reading.Unparseable nothing -> {
                notes.merge("unparseable", 1L, Long::sum);
                nothing.mentioned().forEach(label -> count("unparseable", label));
                unread.add(answer.text());
                yield null;
            }
        };
    }

    private void count(String what, int label) {
        count(what, label, "");
    }

    private void count(String what, int label, String word) {
        notes.merge(what + "." + prompt.verbalizers().labels().get(label) + word, 1L, Long::sum);
    }

    /** The longest of the label's words that was said; empty when it has only one, or none was. */
    private Optional<String> word(int label, String answer) {
        List<String> words = prompt.verbalizers().spoken().get(label);
        List<String> said = AnswerWords.of(answer);
        return words.stream()
                .filter(word -> words.size() > 1 && Collections.indexOfSubList(said, AnswerWords.of(word)) >= 0)
                .max(Comparator.comparingInt(String::length));
    }

    static Target.Distribution distribution(double[] probabilities) {
        float[] narrow = new float[probabilities.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) probabilities[i];
        }
        return new Target.Distribution(narrow);
    }
}
