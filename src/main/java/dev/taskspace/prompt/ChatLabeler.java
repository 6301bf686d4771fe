package dev.taskspace.prompt;

import dev.taskspace.labeling.Arity;
import dev.taskspace.labeling.Forecast;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.LabelingRun;
import dev.taskspace.labeling.Labelling;
import dev.taskspace.model.ChatEndpoint;
import dev.taskspace.model.Completion;
import dev.taskspace.model.Conversation;
import dev.taskspace.model.Decoding;
import dev.taskspace.surrogate.TextInput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** A language model under a prompt: asks, in two turns where it shall reason first, and reads the answers. */
final class ChatLabeler implements Labeler {
    /** Room for a short verbalizer, and for "The answer is" before it. */
    private static final int ANSWER_TOKENS = 8;

    /** Of UTF-8 in a token of a long one: two Latin letters, a Cyrillic one, less than a Chinese one. */
    private static final int BYTES_PER_TOKEN = 2;

    private static final int REASON_TOKENS = 256;
    private static final int ALTERNATIVES = 20;

    private final RegisteredPrompt prompt;
    private final ChatEndpoint endpoint;

    ChatLabeler(RegisteredPrompt prompt, ChatEndpoint endpoint) {
        this.prompt = prompt;
        this.endpoint = endpoint;
    }

    @Override
    public List<String> labels() {
        return prompt.verbalizers().labels();
    }

    @Override
    public Arity arity() {
        return prompt.template().pair() ? Arity.HALVES : Arity.SINGLE;
    }

    /** The second turn depends on the first, so all of it counts as to be asked for where the first is not known. */
    @Override
    public Forecast forecast(List<TextInput> inputs) {
        Wording wording = prompt.wording();
        if (prompt.strategy() == PromptStrategy.DIRECT) {
            return endpoint.forecast(inputs.stream().map(wording::direct).toList(), answering());
        }
        List<Conversation> reasons = inputs.stream().map(wording::reason).toList();
        Forecast first = endpoint.forecast(reasons, reasoning());
        if (first.calls() > 0) {
            return first.plus(first);
        }
        List<Completion> known = endpoint.complete(reasons, reasoning(), LabelingRun.UNWATCHED);
        return first.plus(endpoint.forecast(conclusions(inputs, known), answering()));
    }

    @Override
    public Labelling label(List<TextInput> inputs, LabelingRun run) {
        List<Completion> answers = switch (prompt.strategy()) {
            case DIRECT ->
                endpoint.complete(inputs.stream().map(prompt.wording()::direct).toList(), answering(), run);
            case CHAIN_OF_THOUGHT -> conclude(inputs, run);
        };
        return new AnswerLog(prompt).read(answers);
    }

    private List<Completion> conclude(List<TextInput> inputs, LabelingRun run) {
        return endpoint.complete(concluding(inputs, run), answering(), run);
    }

    /** The whole of what is said to a prompt that reasons, up to the question for the answer. */
    List<Conversation> concluding(List<TextInput> inputs, LabelingRun run) {
        List<Completion> reasons =
                endpoint.complete(inputs.stream().map(prompt.wording()::reason).toList(), reasoning(), run);
        return conclusions(inputs, reasons);
    }

    private List<Conversation> conclusions(List<TextInput> inputs, List<Completion> reasons) {
        return IntStream.range(0, inputs.size())
                .mapToObj(i ->
                        prompt.wording().conclude(inputs.get(i), reasons.get(i).text()))
                .toList();
    }

    private Decoding answering() {
        return new Decoding(answerTokens(), endpoint.logprobs() ? ALTERNATIVES : 0);
    }

    private int answerTokens() {
        int longest = prompt.verbalizers().spoken().stream()
                .flatMap(List::stream)
                .mapToInt(word -> word.getBytes(StandardCharsets.UTF_8).length)
                .max()
                .orElseThrow();
        return Math.max(ANSWER_TOKENS, longest / BYTES_PER_TOKEN);
    }

    private static Decoding reasoning() {
        return withoutLogprobs(REASON_TOKENS);
    }

    static Decoding withoutLogprobs(int tokens) {
        return new Decoding(tokens, 0);
    }
}
