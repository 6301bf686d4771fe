package dev.taskspace.surrogate.tuning;

import dev.taskspace.surrogate.Objective;
import dev.taskspace.surrogate.Target;
import dev.taskspace.surrogate.TextInput;
import dev.taskspace.surrogate.TrainingExample;
import dev.taskspace.surrogate.TrainingSet;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 125 questions about 25 people, in the form of SQuAD 2: written for this project, CC0. */
final class SmallPlaces {

    private SmallPlaces() {}

    /** The people of the last five texts are held out. */
    static TrainingSet questions() {
        List<TrainingExample> all = examples();
        return new TrainingSet(new Objective.SpanExtraction(true), all.subList(0, 100), all.subList(100, 125));
    }

    static List<TrainingExample> examples() {
        List<TrainingExample> examples = new ArrayList<>();
        for (JsonNode paragraph : read().path("data").path(0).path("paragraphs")) {
            String context = paragraph.path("context").asString();
            for (JsonNode question : paragraph.path("qas")) {
                JsonNode answer = question.path("answers").path(0);
                examples.add(new TrainingExample(
                        new TextInput(question.path("question").asString(), context),
                        answer.isMissingNode() ? Target.Span.NONE : span(context, answer)));
            }
        }
        return examples;
    }

    private static Target span(String context, JsonNode answer) {
        int start = context.offsetByCodePoints(0, answer.path("answer_start").asInt());
        return new Target.Span(start, start + answer.path("text").asString().length());
    }

    private static JsonNode read() {
        try (InputStream file =
                Objects.requireNonNull(SmallPlaces.class.getResourceAsStream("/spans/small-places.json"))) {
            return JsonMapper.shared().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
