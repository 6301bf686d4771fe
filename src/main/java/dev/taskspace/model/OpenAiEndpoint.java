package dev.taskspace.model;

import dev.taskspace.endpoint.EndpointCall;
import dev.taskspace.endpoint.EndpointException;
import dev.taskspace.labeling.Answer;
import dev.taskspace.labeling.Forecast;
import dev.taskspace.labeling.Inquiry;
import dev.taskspace.labeling.LabelingRun;
import dev.taskspace.labeling.Question;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;

/** An OpenAI-compatible server, asked by its chat or its completions API. */
final class OpenAiEndpoint implements ChatEndpoint {
    private final ModelSpec.OpenAi spec;
    private final OpenAiDialect dialect;
    private final Inquiry inquiry;
    private final JsonMapper json;

    OpenAiEndpoint(ModelSpec.OpenAi spec, Inquiry inquiry, JsonMapper json) {
        this.spec = spec;
        this.dialect = new OpenAiDialect(spec, json);
        this.inquiry = inquiry;
        this.json = json;
    }

    @Override
    public boolean logprobs() {
        return spec.logprobs();
    }

    @Override
    public List<Completion> complete(List<Conversation> conversations, Decoding decoding, LabelingRun run) {
        return inquiry.ask(questions(conversations, decoding), run).stream()
                .map(answer -> json.readValue(answer.content(), Completion.class))
                .toList();
    }

    @Override
    public Forecast forecast(List<Conversation> conversations, Decoding decoding) {
        return inquiry.forecast(questions(conversations, decoding));
    }

    private List<Question> questions(List<Conversation> conversations, Decoding decoding) {
        boolean chat = spec.api() == OpenAiApi.CHAT;
        URI url = Paths.ending(spec.baseUrl(), chat ? "/chat/completions" : "/completions");
        return conversations.stream()
                .map(conversation -> question(
                        url,
                        chat ? dialect.chat(conversation, decoding) : dialect.completion(conversation, decoding),
                        chat ? dialect::readChat : dialect::readCompletion))
                .toList();
    }

    @Override
    public Echo echo(List<String> texts, LabelingRun run) {
        try {
            String problem =
                    EchoCheck.problem(echoed(List.of(EchoCheck.TEXT), run).getFirst());
            return problem == null ? new Echo(echoed(texts, run), null) : Echo.untold(problem);
        } catch (EndpointException cannotEcho) {
            return Echo.untold("its server does not echo texts: " + cannotEcho.getMessage());
        }
    }

    @Override
    public Forecast echoForecast(List<String> texts) {
        return inquiry.forecast(echoes(texts)).plus(inquiry.forecast(echoes(List.of(EchoCheck.TEXT))));
    }

    private List<List<Completion.Token>> echoed(List<String> texts, LabelingRun run) {
        List<List<Completion.Token>> tokens = new ArrayList<>();
        inquiry.ask(echoes(texts), run)
                .forEach(answer -> tokens.add(
                        json.readValue(answer.content(), Completion.class).tokens()));
        return tokens;
    }

    private List<Question> echoes(List<String> texts) {
        URI url = Paths.ending(
                spec.api() == OpenAiApi.CHAT
                        ? URI.create(spec.baseUrl().toString().replaceFirst("/chat/completions/?$", ""))
                        : spec.baseUrl(),
                "/completions");
        return texts.stream()
                .map(text -> question(url, dialect.echo(text), dialect::readEcho))
                .toList();
    }

    private Question question(URI url, Object body, Function<String, Answer> reading) {
        return Question.of(
                new EndpointCall(url, spec.apiKeyRef(), json.writeValueAsString(body)), spec.model(), reading);
    }
}
