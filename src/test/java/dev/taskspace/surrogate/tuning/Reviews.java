package dev.taskspace.surrogate.tuning;

import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Small tasks that anyone can solve who can read: what a guest thought of a hotel. */
public final class Reviews {

    private static final List<String> SUBJECTS = List.of(
            "The room", "Our breakfast", "The staff", "Their garden", "The view", "My bed", "The pool", "The bar");

    /** From the worst to the best. */
    private static final List<String> VERDICTS = List.of(
            "was horrible and dirty",
            "was bad, sadly",
            "disappointed us a little",
            "was quite good",
            "was lovely and warm",
            "was perfect in every way");

    private Reviews() {}

    /** Two classes: complaint and praise. */
    public static TrainingSet sentiment() {
        return set(
                new Objective.Classification(2),
                (subject, verdict) -> example(
                        TextInput.of(subject + " " + VERDICTS.get(verdict) + "."),
                        new Target.Category(verdict < 3 ? 0 : 1)));
    }

    /** The same, asked as a question and its answer. */
    public static TrainingSet pairs() {
        return set(
                new Objective.Classification(2),
                (subject, verdict) -> example(
                        new TextInput("How was your stay?", subject + " " + VERDICTS.get(verdict) + "."),
                        new Target.Category(verdict < 3 ? 0 : 1)));
    }

    /** The same with the soft labels of a teacher. */
    public static TrainingSet soft() {
        return set(
                new Objective.Classification(2),
                (subject, verdict) -> example(
                        TextInput.of(subject + " " + VERDICTS.get(verdict) + "."),
                        new Target.Distribution(verdict < 3 ? new float[] {0.9f, 0.1f} : new float[] {0.2f, 0.8f})));
    }

    /** Stars from 1 to 6. */
    public static TrainingSet stars() {
        return set(
                new Objective.Regression(3.5, 1.7),
                (subject, verdict) -> example(
                        TextInput.of(subject + " " + VERDICTS.get(verdict) + "."), new Target.Value(verdict + 1)));
    }

    private static TrainingExample example(TextInput input, Target target) {
        return new TrainingExample(input, target);
    }

    private static TrainingSet set(Objective objective, BiFunction<String, Integer, TrainingExample> maker) {
        List<TrainingExample> train = new ArrayList<>();
        List<TrainingExample> heldOut = new ArrayList<>();
        for (int subject = 0; subject < SUBJECTS.size(); subject++) {
            for (int verdict = 0; verdict < VERDICTS.size(); verdict++) {
                (subject % 3 == 2 ? heldOut : train).add(maker.apply(SUBJECTS.get(subject), verdict));
            }
        }
        return new TrainingSet(objective, train, heldOut);
    }
}
