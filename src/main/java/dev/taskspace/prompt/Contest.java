package dev.taskspace.prompt;

import dev.taskspace.model.Conversation;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Prompts of one model side by side, for the model to order them. They are shown in this order and in the opposite one,
 * because models favour what stands first, and a prompt's place is the mean of both.
 */
record Contest(List<RegisteredPrompt> prompts) {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

    /** Numbers and commas. */
    private static final int TOKENS_A_PROMPT = 4;

    /** Both questions. */
    List<Conversation> questions() {
        return List.of(question(prompts), question(prompts.reversed()));
    }

    int answerTokens() {
        return TOKENS_A_PROMPT * (prompts.size() + 2);
    }

    private static Conversation question(List<RegisteredPrompt> shown) {
        String list = IntStream.range(0, shown.size())
                .mapToObj(i -> (i + 1) + ". " + line(shown.get(i)))
                .collect(Collectors.joining("\n"));
        String labels = String.join(", ", shown.getFirst().verbalizers().labels());
        String opening = "Texts shall be sorted into: " + labels + ". These are " + shown.size()
                + " ways to ask you for it; {{text}} and {{textPair}} stand for what is to be sorted.";
        String question =
                "Which of them would make you answer rightly most often? Name the numbers of all of them, the "
                        + "best one first, separated by commas. Give no explanation.";
        return Conversation.of(null, String.join("\n", opening, list, question));
    }

    private static String line(RegisteredPrompt prompt) {
        String template = prompt.template().source().replaceAll("\\s+", " ").strip();
        return prompt.strategy() == PromptStrategy.CHAIN_OF_THOUGHT ? template + " (reasoning first)" : template;
    }

    /** Mean place of each prompt, 1 for the favourite; all NaN when neither answer names any. */
    double[] places(String answer, String answerToReversed) {
        double[] forward = places(answer, prompts.size());
        double[] backward = places(answerToReversed, prompts.size());
        return IntStream.range(0, forward.length)
                .mapToDouble(i -> IntStream.of(0, 1)
                        .mapToDouble(order -> order == 0 ? forward[i] : backward[forward.length - 1 - i])
                        .filter(place -> !Double.isNaN(place))
                        .average()
                        .orElse(Double.NaN))
                .toArray();
    }

    /** Places by the order in which an answer names numbers; those that it leaves out share what is left. */
    static double[] places(String answer, int prompts) {
        Set<Integer> named = NUMBER.matcher(answer)
                .results()
                .map(MatchResult::group)
                .map(Integer::valueOf)
                .filter(number -> number >= 1 && number <= prompts)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        double[] places = new double[prompts];
        Arrays.fill(places, named.isEmpty() ? Double.NaN : (named.size() + 1 + prompts) / 2.0);
        int place = 1;
        for (int number : named) {
            places[number - 1] = place++;
        }
        return places;
    }
}
