package dev.taskspace.ranking.selection;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The ways to choose among prompts that need no gold label. All are independent of the order in which prompts are listed. */
public enum Selector {
    MI("mi", each(Entropies::mutualInformation)),
    LOCAL_E("localE", each(Entropies::local)),
    GLOBAL_E("globalE", each(Entropies::global)),
    ZPS_LOG("zpsLog", evidence -> Consensus.LOG.agreement(evidence.answers())),
    ZPS_PROB("zpsProb", evidence -> Consensus.PROBABILITY.agreement(evidence.answers())),
    ZPS_VOTE("zpsVote", evidence -> Consensus.MAJORITY.agreement(evidence.answers())),
    /** The model's own opinion of the prompts: minus the place at which it names them. */
    SELF_SELECT(
            "selfSelect",
            evidence -> Arrays.stream(evidence.place()).map(place -> -place).toArray()),
    /** Gonen et al. 2023: the prompt that surprises the model least, by minus the mean perplexity of the filled prompts. */
    SPELL(
            "spell",
            evidence -> Arrays.stream(evidence.perplexity())
                    .mapToDouble(ofPrompt -> -Arrays.stream(ofPrompt)
                            .filter(value -> !Double.isNaN(value))
                            .average()
                            .orElse(Double.NaN))
                    .toArray());

    private final String wireName;

    @SuppressWarnings("ImmutableEnumChecker") // stateless functions
    private final Function<SelectionEvidence, double[]> scores;

    Selector(String wireName, Function<SelectionEvidence, double[]> scores) {
        this.wireName = wireName;
        this.scores = scores;
    }

    /** The name in {@code ?method=}. */
    public String wireName() {
        return wireName;
    }

    public static Optional<Selector> of(String wireName) {
        return Arrays.stream(values())
                .filter(selector -> selector.wireName.equals(wireName))
                .findFirst();
    }

    /** One score a prompt, higher is better; NaN where nothing is known of the prompt. */
    public double[] scores(SelectionEvidence evidence) {
        return scores.apply(evidence);
    }

    private interface OfOnePrompt {
        double score(Answers answers, int prompt);
    }

    private static Function<SelectionEvidence, double[]> each(OfOnePrompt score) {
        return evidence -> IntStream.range(0, evidence.answers().prompts())
                .mapToDouble(prompt -> score.score(evidence.answers(), prompt))
                .toArray();
    }
}
