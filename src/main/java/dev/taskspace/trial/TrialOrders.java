package dev.taskspace.trial;

import static java.util.Objects.requireNonNullElse;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.pool.Pools;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns requests into orders, and orders into the request of a job and back. */
@Component
class TrialOrders {
    private static final String DEFAULT_POOL = "default";
    private static final int DEFAULT_ROWS = 200;
    private static final int MOST_ROWS = 5_000;
    private static final int DEFAULT_POOL_TEXTS = 300;
    private static final int MOST_POOL_TEXTS = 10_000;

    private final EntityDirectory entities;
    private final Pools pools;
    private final JsonMapper json;

    TrialOrders(EntityDirectory entities, Pools pools, JsonMapper json) {
        this.entities = entities;
        this.pools = pools;
        this.json = json;
    }

    TrialOrder of(TrialRequest request) {
        if (request.target() == null) {
            throw new ImpossibleTrialException("/target", "Name the dataset that prompts shall be tried on.");
        }
        Entity target = entities.require(request.target());
        if (target.kind() != EntityKind.DATASET || target.labels().size() < 2) {
            throw new ImpossibleTrialException(
                    "/target",
                    target.reference() + " has no classes to answer with; prompts are tried on datasets for "
                            + "classification.");
        }
        int rows = between("/rows", requireNonNullElse(request.rows(), DEFAULT_ROWS), 1, MOST_ROWS);
        int texts =
                between("/poolTexts", requireNonNullElse(request.poolTexts(), DEFAULT_POOL_TEXTS), 0, MOST_POOL_TEXTS);
        long calls = request.maxLabelerCalls() == null
                ? Long.MAX_VALUE
                : between("/maxLabelerCalls", request.maxLabelerCalls(), 0, Integer.MAX_VALUE);
        return new TrialOrder(
                target,
                prompts(target, request.prompts()),
                rows,
                pools.require(requireNonNullElse(request.pool(), DEFAULT_POOL)),
                texts,
                Boolean.TRUE.equals(request.perplexity()),
                Boolean.TRUE.equals(request.opinion()),
                calls);
    }

    private List<Entity> prompts(Entity target, @Nullable List<String> named) {
        if (named == null) {
            List<Entity> fitting = entities.all(List.of(EntityKind.PROMPT)).stream()
                    .filter(prompt -> Trials.fits(prompt, target))
                    .toList();
            if (fitting.isEmpty()) {
                throw new ImpossibleTrialException(
                        "/prompts",
                        "No prompt answers " + target.reference() + ": it has "
                                + (Boolean.TRUE.equals(target.pair()) ? "pairs" : "single texts") + " and the labels "
                                + String.join(", ", target.labels()) + ". POST /prompts registers one.");
            }
            return fitting;
        }
        if (named.isEmpty()) {
            throw new ImpossibleTrialException("/prompts", "Name at least one prompt, or leave the list out for all.");
        }
        return named.stream()
                .map(reference -> prompt(target, reference))
                .distinct()
                .sorted(Comparator.comparing(Entity::reference))
                .toList();
    }

    private Entity prompt(Entity target, String reference) {
        Entity prompt = entities.require(reference);
        if (!Trials.fits(prompt, target)) {
            throw new ImpossibleTrialException(
                    "/prompts",
                    prompt.reference() + " does not answer " + target.reference() + ", which has "
                            + (Boolean.TRUE.equals(target.pair()) ? "pairs" : "single texts") + " and the labels "
                            + String.join(", ", target.labels()) + ".");
        }
        return prompt;
    }

    private static int between(String pointer, int value, int least, int most) {
        if (value < least || value > most) {
            throw new ImpossibleTrialException(
                    pointer, pointer.substring(1) + " is from " + least + " to " + most + ", not " + value + ".");
        }
        return value;
    }

    /** What a job remembers of an order. */
    ObjectNode write(TrialOrder order) {
        ObjectNode request =
                json.createObjectNode().put("target", order.target().reference());
        order.prompts().forEach(prompt -> request.withArray("prompts").add(prompt.reference()));
        request.put("rows", order.rows());
        request.put("pool", order.pool().id().toString());
        request.put("poolTexts", order.poolTexts());
        request.put("perplexity", order.perplexity());
        request.put("opinion", order.opinion());
        if (order.maxLabelerCalls() <= Integer.MAX_VALUE) {
            request.put("maxLabelerCalls", order.maxLabelerCalls());
        }
        return request;
    }

    /**
     * The order that {@link #write} remembered.
     *
     * @throws dev.taskspace.platform.web.ProblemException when something of it was deleted meanwhile
     */
    TrialOrder read(JsonNode request) {
        return of(json.treeToValue(request, TrialRequest.class));
    }
}
