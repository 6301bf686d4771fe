package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import java.util.List;

/** No source is a prompt that was tried on the target. */
final class NotMeasuredException extends ProblemException {
    private static final long serialVersionUID = 1L;

    NotMeasuredException(Entity target, String method) {
        super(
                ProblemType.IMPOSSIBLE,
                "%s ranks prompts (sources=prompts) by their answers, and none with the labels of %s has any yet. POST /prompts/measurements {\"target\":\"%s\"} has them tried."
                        .formatted(method, target.reference(), target.name()),
                List.of(ProblemItem.at("target", "no prompt was tried on it")));
    }
}
