package dev.taskspace.labeling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.endpoint.EndpointCall;
import dev.taskspace.support.ServiceTest;
import dev.taskspace.support.StubEndpoint;
import dev.taskspace.support.StubEndpoint.Reply;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class InquiryTest {
    @Autowired
    Inquiry inquiry;

    private final StubEndpoint server = new StubEndpoint(call -> Reply.ok("yes"));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void keepsWhatWasAnsweredThoughItsAskerIsBrokenOff() {
        List<Question> questions = IntStream.range(0, 20)
                .mapToObj(i -> Question.of(
                        new EndpointCall(URI.create(server.url("/x")), null, i + " of " + UUID.randomUUID()),
                        "test",
                        body -> {
                            Thread.currentThread().interrupt();
                            return new Answer("\"" + body + "\"", 1);
                        }))
                .toList();

        List<Answer> first = inquiry.ask(questions, LabelingRun.UNWATCHED);
        List<Answer> second = inquiry.ask(questions, LabelingRun.UNWATCHED);

        assertThat(first).hasSize(20).containsOnly(new Answer("\"yes\"", 1));
        assertThat(second).isEqualTo(first);
        assertThat(server.calls()).hasSize(20);
    }
}
