package dev.taskspace.ranking;

import dev.taskspace.entity.Entity;
import dev.taskspace.platform.web.ProblemException;
import dev.taskspace.platform.web.ProblemItem;
import dev.taskspace.platform.web.ProblemType;
import dev.taskspace.ranking.selection.Selector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** No source is a prompt that was tried on the target. */
final class NotMeasuredException extends ProblemException {
    private static final long serialVersionUID = 1L;

    /** @param problem why an earlier attempt told nothing, null when there was none */
    NotMeasuredException(Entity target, Selector selector, @Nullable String problem) {
        super(
                ProblemType.IMPOSSIBLE,
                "%s ranks prompts (sources=prompts) by %s, and none with the labels of %s has any yet. %s"
                        .formatted(
                                selector.wireName(),
                                basis(selector),
                                target.reference(),
                                way(target, selector, problem)),
                List.of(ProblemItem.at("target", "no prompt was tried on it")));
    }

    /** It was asked for things that are no prompts. */
    NotMeasuredException(Entity target, Selector selector) {
        super(
                ProblemType.IMPOSSIBLE,
                "%s ranks prompts only: GET /rank?target=%s&sources=prompts&method=%s"
                        .formatted(selector.wireName(), target.reference(), selector.wireName()),
                List.of(ProblemItem.at("sources", "prompts")));
    }

    private static String basis(Selector selector) {
        return switch (selector) {
            case SPELL -> "the perplexity of the filled prompts to their models";
            case SELF_SELECT -> "the order in which their models put them";
            default -> "their answers";
        };
    }

    private static String way(Entity target, Selector selector, @Nullable String problem) {
        if (problem != null) {
            return "When it was asked for: " + problem + ".";
        }
        String more = switch (selector) {
            case SPELL -> ",\"perplexity\":true";
            case SELF_SELECT -> ",\"opinion\":true";
            default -> "";
        };
        return "POST /prompts/measurements {\"target\":\"%s\"%s} has them tried.".formatted(target.name(), more);
    }
}
