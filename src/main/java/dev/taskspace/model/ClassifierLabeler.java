package dev.taskspace.model;

import dev.taskspace.endpoint.EndpointCall;
import dev.taskspace.endpoint.NonsenseException;
import dev.taskspace.labeling.Answer;
import dev.taskspace.labeling.Arity;
import dev.taskspace.labeling.Forecast;
import dev.taskspace.labeling.Inquiry;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.LabelingRun;
import dev.taskspace.labeling.Labelling;
import dev.taskspace.labeling.Question;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A served classifier, one input a call: servers join the calls that reach them together. */
final class ClassifierLabeler implements Labeler {
    private final RegisteredModel model;
    private final ModelSpec.Classifier spec;
    private final ClassifierDialect dialect;
    private final Inquiry inquiry;
    private final JsonMapper json;

    ClassifierLabeler(RegisteredModel model, ModelSpec.Classifier spec, Inquiry inquiry, JsonMapper json) {
        this.model = model;
        this.spec = spec;
        this.dialect = ClassifierDialect.of(spec.protocol());
        this.inquiry = inquiry;
        this.json = json;
    }

    @Override
    public List<String> labels() {
        return model.labels();
    }

    @Override
    public Arity arity() {
        return ModelLabelers.arity(model);
    }

    @Override
    public Forecast forecast(List<TextInput> inputs) {
        return inquiry.forecast(questions(inputs));
    }

    @Override
    public Labelling label(List<TextInput> inputs, LabelingRun run) {
        return Labelling.of(inquiry.ask(questions(inputs), run).stream()
                .map(answer -> target(json.readTree(answer.content())))
                .toList());
    }

    private List<Question> questions(List<TextInput> inputs) {
        return inputs.stream()
                .map(input -> new EndpointCall(
                        dialect.url(spec.url()),
                        spec.apiKeyRef(),
                        json.writeValueAsString(
                                dialect.body(input, Math.max(1, model.labels().size())))))
                .map(call -> Question.of(call, spec.protocol().wireName(), this::answer))
                .toList();
    }

    /** Kept as it came, once it is known to mean something. */
    private Answer answer(String body) {
        try {
            JsonNode answer = json.readTree(body);
            target(answer);
            return new Answer(json.writeValueAsString(answer), 0);
        } catch (JacksonException e) {
            throw new NonsenseException("answered what is no JSON");
        }
    }

    private Target target(JsonNode answer) {
        return model.labels().isEmpty()
                ? new Target.Value(dialect.value(answer))
                : dialect.distribution(answer, model.labels());
    }
}
