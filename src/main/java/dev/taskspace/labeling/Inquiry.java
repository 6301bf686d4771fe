package dev.taskspace.labeling;

import dev.taskspace.endpoint.Endpoints;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Asks questions, each one once: what is in the cache is not asked, equal questions of one list or of several jobs are
 * asked by one of them, and every answer is in the cache before it counts.
 */
@Component
public class Inquiry {
    /** About four characters make a token, where nothing better is known. */
    private static final int CHARACTERS_A_TOKEN = 4;

    private static final double SECONDS_A_CALL = 1;

    private final Endpoints endpoints;
    private final AnswerCache cache;
    private final QuestionDesk desk;

    Inquiry(Endpoints endpoints, AnswerCache cache) {
        this.endpoints = endpoints;
        this.cache = cache;
        this.desk = new QuestionDesk(endpoints, cache);
    }

    /**
     * The answers to these questions, in their order.
     *
     * @throws dev.taskspace.endpoint.EndpointException when an endpoint fails for good; what was answered is kept
     * @throws LabelerCallsExhaustedException when the run has no calls left for the rest
     */
    public List<Answer> ask(List<Question> questions, LabelingRun run) {
        Map<String, Question> missing = distinct(questions);
        Map<String, Answer> known = cache.find(missing.keySet());
        missing.keySet().removeAll(known.keySet());
        int total = known.size() + missing.size();
        run.progress(known.size(), total);
        if (!missing.isEmpty()) {
            try (Calls calls = new Calls(desk, missing, endpoints.concurrency(), run)) {
                while (calls.unanswered() > 0) {
                    try {
                        calls.awaitSome(known);
                    } finally {
                        calls.settle();
                    }
                    run.progress(known.size(), total);
                }
            }
        }
        List<Answer> answers = new ArrayList<>(questions.size());
        questions.forEach(question -> answers.add(Objects.requireNonNull(known.get(question.key()))));
        return answers;
    }

    /** What {@link #ask} would cost now. */
    public Forecast forecast(List<Question> questions) {
        Map<String, Question> missing = distinct(questions);
        int all = missing.size();
        missing.keySet().removeAll(cache.find(missing.keySet()).keySet());
        if (missing.isEmpty()) {
            return new Forecast(0, all, 0, 0);
        }
        AnswerCache.Experience experience = cache.experience(
                        missing.values().iterator().next().labeler())
                .orElseGet(() -> new AnswerCache.Experience(
                        SECONDS_A_CALL,
                        missing.values().stream()
                                .mapToInt(question -> question.call().body().length() / CHARACTERS_A_TOKEN)
                                .average()
                                .orElse(0)));
        int calls = missing.size();
        return new Forecast(
                calls,
                all - calls,
                Math.round(calls * experience.tokens()),
                calls * experience.seconds() / Math.min(calls, endpoints.concurrency()));
    }

    private static Map<String, Question> distinct(List<Question> questions) {
        Map<String, Question> distinct = new LinkedHashMap<>();
        questions.forEach(question -> distinct.putIfAbsent(question.key(), question));
        return distinct;
    }
}
