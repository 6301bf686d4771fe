package dev.taskspace.prompt;

import dev.taskspace.entity.Entity;
import dev.taskspace.labeling.Forecast;
import dev.taskspace.labeling.LabelingRun;
import dev.taskspace.model.ChatEndpoint;
import dev.taskspace.model.Completion;
import dev.taskspace.model.Conversation;
import dev.taskspace.model.Echo;
import dev.taskspace.model.PromptedModel;
import dev.taskspace.model.PromptedModels;
import dev.taskspace.platform.data.Sha256;
import dev.taskspace.surrogate.TextInput;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What models tell of their prompts themselves, apart from answering them. All of it is kept like any other answer. */
@Component
public class PromptInsights {
    private static final int MOST_SIDE_BY_SIDE = 100;
    private static final String NO_PERPLEXITY = "its model compares sentences; only a language model can be surprised";
    private static final String NO_OPINION = "its model compares sentences; only a language model has an opinion";

    private final Prompts prompts;
    private final PromptedModels models;

    PromptInsights(Prompts prompts, PromptedModels models) {
        this.prompts = prompts;
        this.models = models;
    }

    /** How surprising the prompt is, filled with each of these inputs of its arity. */
    public Perplexities perplexities(Entity entity, List<TextInput> inputs, LabelingRun run) {
        RegisteredPrompt prompt = prompts.require(entity.id().toString());
        if (!(models.open(prompt.modelId().toString()) instanceof PromptedModel.Chat chat)) {
            return new Perplexities(new double[0], NO_PERPLEXITY);
        }
        Echo echo = chat.endpoint().echo(said(prompt, chat.endpoint(), inputs, run), run);
        return new Perplexities(
                echo.texts().stream().mapToDouble(PromptInsights::perplexity).toArray(), echo.problem());
    }

    /** What {@link #perplexities} would cost at most; of a chain of thought, once its reasons are known. */
    public Forecast forecast(Entity entity, List<TextInput> inputs) {
        RegisteredPrompt prompt = prompts.require(entity.id().toString());
        return models.open(prompt.modelId().toString()) instanceof PromptedModel.Chat chat
                ? chat.endpoint()
                        .echoForecast(inputs.stream()
                                .map(input -> text(prompt.wording().direct(input)))
                                .toList())
                : Forecast.FREE;
    }

    private static List<String> said(
            RegisteredPrompt prompt, ChatEndpoint endpoint, List<TextInput> inputs, LabelingRun run) {
        List<Conversation> conversations = switch (prompt.strategy()) {
            case DIRECT -> inputs.stream().map(prompt.wording()::direct).toList();
            case CHAIN_OF_THOUGHT -> new ChatLabeler(prompt, endpoint).concluding(inputs, run);
        };
        return conversations.stream().map(PromptInsights::text).toList();
    }

    /** All of a conversation in one piece, as the completions API reads it. */
    private static String text(Conversation conversation) {
        String turns =
                conversation.turns().stream().map(Conversation.Turn::text).collect(Collectors.joining("\n"));
        return conversation.system() == null ? turns : conversation.system() + "\n\n" + turns;
    }

    private static double perplexity(List<Completion.Token> tokens) {
        return Math.exp(-tokens.stream()
                .mapToDouble(Completion.Token::logprob)
                .average()
                .orElse(Double.NaN));
    }

    /** How each model orders those of these prompts that are its own. */
    public List<Opinion> opinions(List<Entity> entities, LabelingRun run) {
        List<Opinion> opinions = new ArrayList<>();
        contests(entities).forEach((model, contest) -> {
            Sha256 asked = new Sha256().field(model.toString());
            contest.prompts().forEach(prompt -> asked.field(prompt.contentHash()));
            opinions.addAll(opinions(models.open(model.toString()), contest, asked.hex(), run));
        });
        return opinions;
    }

    private static List<Opinion> opinions(PromptedModel model, Contest contest, String asked, LabelingRun run) {
        if (!(model instanceof PromptedModel.Chat chat)) {
            return without(contest, asked, NO_OPINION);
        }
        int prompts = contest.prompts().size();
        if (prompts < 2 || prompts > MOST_SIDE_BY_SIDE) {
            return without(
                    contest,
                    asked,
                    "2 to " + MOST_SIDE_BY_SIDE + " prompts of a model are put side by side, not " + prompts);
        }
        List<Completion> answers =
                chat.endpoint().complete(contest.questions(), ChatLabeler.withoutLogprobs(contest.answerTokens()), run);
        double[] places = contest.places(answers.get(0).text(), answers.get(1).text());
        if (Double.isNaN(places[0])) {
            return without(
                    contest,
                    asked,
                    "asked for an order, its model named none of the numbers: "
                            + UnreadableAnswersException.shown(answers.get(0).text()));
        }
        List<Opinion> opinions = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            opinions.add(new Opinion(contest.prompts().get(i).id(), asked, places[i], null));
        }
        return opinions;
    }

    private static List<Opinion> without(Contest contest, String asked, String problem) {
        return contest.prompts().stream()
                .map(prompt -> new Opinion(prompt.id(), asked, null, problem))
                .toList();
    }

    /** Two calls a language model. */
    public Forecast opinionForecast(List<Entity> entities) {
        Forecast sum = Forecast.FREE;
        for (Map.Entry<UUID, Contest> entry : contests(entities).entrySet()) {
            if (models.open(entry.getKey().toString()) instanceof PromptedModel.Chat chat) {
                Contest contest = entry.getValue();
                sum = sum.plus(chat.endpoint()
                        .forecast(contest.questions(), ChatLabeler.withoutLogprobs(contest.answerTokens())));
            }
        }
        return sum;
    }

    private Map<UUID, Contest> contests(List<Entity> entities) {
        return entities.stream()
                .map(entity -> prompts.require(entity.id().toString()))
                // By what they say: a model that moved to another address is asked the same.
                .sorted(Comparator.comparing(
                                (RegisteredPrompt prompt) -> prompt.template().source())
                        .thenComparing(RegisteredPrompt::contentHash))
                .collect(Collectors.groupingBy(
                        RegisteredPrompt::modelId, Collectors.collectingAndThen(Collectors.toList(), Contest::new)));
    }
}
