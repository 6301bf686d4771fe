package dev.taskspace.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.labeling.LabelingRun;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reasons first, and answers in a second, short turn. */
class ChainOfThoughtLabelerTest extends ChatLabelerContract {

    @Override
    String model() {
        return "\"logprobs\": false";
    }

    @Override
    String strategy() {
        return "chainOfThought";
    }

    @Override
    String answer(JsonNode request) {
        return request.path("messages").size() > 1
                ? chat(opinion(request), "")
                : chat("Some would say good, others bad: " + opinion(request) + ".", "");
    }

    @Test
    void showsTheModelItsOwnReasonsAndAllowsAShortAnswerOnly() {
        labeler().label(inputs().subList(0, 1), LabelingRun.UNWATCHED);

        assertThat(server.calls()).hasSize(2);
        JsonNode first = JsonMapper.shared().readTree(server.calls().get(0).body());
        JsonNode second = JsonMapper.shared().readTree(server.calls().get(1).body());
        assertThat(first.path("max_tokens").asInt()).isGreaterThan(100);
        assertThat(second.path("max_tokens").asInt()).isLessThan(20);
        assertThat(second.path("messages").get(0))
                .isEqualTo(first.path("messages").get(0));
        assertThat(second.path("messages").get(1).path("role").asString()).isEqualTo("assistant");
        assertThat(second.path("messages").get(1).path("content").asString()).contains("Some would say good");
        assertThat(second.path("messages").get(2).path("content").asString()).contains("very fine");
    }

    /** After a failure in the second turn only the second turn is asked again. */
    @Test
    void reasonsNoSecondTime() {
        var labeler = labeler();
        var one = inputs().subList(0, 1); // of several, some would not have been asked yet when the first one fails
        server.script(call ->
                JsonMapper.shared().readTree(call.body()).path("messages").size() > 1
                        ? dev.taskspace.support.StubEndpoint.Reply.status(400, "no second turns")
                        : dev.taskspace.support.StubEndpoint.Reply.ok(chat("hm", "")));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> labeler.label(one, LabelingRun.UNWATCHED))
                .hasMessageContaining("no second turns");
        long before = server.calls().size();
        server.script(call -> dev.taskspace.support.StubEndpoint.Reply.ok(
                answer(JsonMapper.shared().readTree(call.body()))));
        assertThat(labeler.forecast(one).calls()).isEqualTo(1);

        labeler.label(one, LabelingRun.UNWATCHED);
        assertThat(server.calls().size() - before).isEqualTo(1);
    }
}
