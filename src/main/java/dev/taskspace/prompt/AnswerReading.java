package dev.taskspace.prompt;

import dev.taskspace.model.Completion;

/** Turns what a language model said into a distribution over labels: by its log-probabilities where there are any. */
final class AnswerReading {
    private final ProbableAnswer probable;
    private final SpokenAnswer spoken;

    AnswerReading(Verbalizers verbalizers) {
        probable = new ProbableAnswer(verbalizers.spoken());
        spoken = new SpokenAnswer(verbalizers.spoken());
    }

    Reading read(Completion completion) {
        return probable.read(completion).map(Reading.class::cast).orElseGet(() -> spoken.read(completion.text()));
    }
}
