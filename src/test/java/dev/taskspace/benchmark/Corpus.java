package dev.taskspace.benchmark;

import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up texts of a given length. What they say does not matter for the time that they take. */
final class Corpus {

    private static final List<String> WORDS = List.of(
            "river", "stone", "quick", "answer", "light", "seven", "green", "paper", "winter", "music", "slow", "door",
            "happy", "table", "north", "water", "small", "house", "bright", "field");

    private Corpus() {}

    /** Labelled texts of {@code words} words on average, from half to one and a half times as many; nearly all of these words are one token. */
    static TrainingSet labelled(int train, int heldOut, int words) {
        var random = new SplittableRandom(1);
        List<TrainingExample> examples = IntStream.range(0, train + heldOut)
                .mapToObj(i -> new TrainingExample(
                        TextInput.of(text(random.nextInt(words / 2, words + words / 2 + 1), random)),
                        new Target.Category(i % 3)))
                .toList();
        return new TrainingSet(
                new Objective.Classification(3), examples.subList(0, train), examples.subList(train, train + heldOut));
    }

    private static String text(int words, SplittableRandom random) {
        return random.ints(words, 0, WORDS.size()).mapToObj(WORDS::get).collect(Collectors.joining(" "));
    }
}
