package dev.taskspace.model;

import dev.taskspace.dataset.InputFormat;
import dev.taskspace.dataset.TaskType;
import dev.taskspace.labeling.Inquiry;
import dev.taskspace.labeling.Labeler;
import dev.taskspace.labeling.LabelerContract;
import dev.taskspace.support.ServiceTest;
import dev.taskspace.support.StubEndpoint;
import dev.taskspace.surrogate.TextInput;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Served classifiers keep the contract of labelers; each protocol's server answers in its own way. */
@ServiceTest
abstract class ServedLabelerContract extends LabelerContract {
    @Autowired
    Inquiry inquiry;

    @Autowired
    JsonMapper json;

    private final StubEndpoint server = new StubEndpoint(
            call -> StubEndpoint.Reply.ok(answer(JsonMapper.shared().readTree(call.body()))));

    abstract ClassifierProtocol protocol();

    /** The answer of the server to such a request. */
    abstract String answer(JsonNode request);

    boolean pair() {
        return false;
    }

    boolean regression() {
        return false;
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    protected Labeler labeler() {
        var spec = new ModelSpec.Classifier(URI.create(server.url("/" + UUID.randomUUID())), protocol(), null);
        var model = new RegisteredModel(
                UUID.randomUUID(),
                "m",
                ModelKind.CLASSIFIER,
                spec,
                null,
                regression() ? TaskType.REGRESSION : TaskType.CLASSIFICATION,
                pair() ? InputFormat.PAIR : InputFormat.SINGLE,
                regression() ? List.of() : List.of("bad", "so-so", "good"),
                null,
                null,
                null,
                Map.of(),
                "",
                Instant.EPOCH);
        return new ClassifierLabeler(model, spec, inquiry, json);
    }

    @Override
    protected List<TextInput> inputs() {
        return java.util.stream.Stream.of("short", "not so short", "this one is the longest of them")
                .map(text -> new TextInput(text, pair() ? "and another" : null))
                .toList();
    }

    /** Probability of "good" for a text, here by its length. */
    static double good(String text) {
        return Math.min(0.9, text.length() / 40.0);
    }
}
