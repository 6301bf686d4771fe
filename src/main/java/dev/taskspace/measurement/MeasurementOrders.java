package dev.taskspace.measurement;

import static java.util.Objects.requireNonNullElse;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.surrogate.Surrogate;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.UnknownSurrogateException;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns requests into orders, and orders into the request of a job and back. */
@Component
class MeasurementOrders {
    private static final int MOST_SEEDS = 10;
    private static final int MOST_NAMES = 500;
    private static final long NO_LIMIT = Long.MAX_VALUE;
    private static final String CLASSIFICATION = "classification";
    private static final List<String> TUNABLE = List.of(CLASSIFICATION, "regression", "spanExtraction");

    private final EntityDirectory entities;
    private final Surrogates surrogates;
    private final JsonMapper json;

    MeasurementOrders(EntityDirectory entities, Surrogates surrogates, JsonMapper json) {
        this.entities = entities;
        this.surrogates = surrogates;
        this.json = json;
    }

    MeasurementOrder of(MeasurementRequest request) {
        int seeds = requireNonNullElse(request.seeds(), 1);
        if (seeds < 1 || seeds > MOST_SEEDS) {
            throw new ImpossibleMeasurementException(
                    "/seeds", "seeds is from 1 to " + MOST_SEEDS + ", not " + seeds + ".");
        }
        Budget budget = requireNonNullElse(request.budget(), Budget.DEFAULT);
        long seconds = requireNonNullElse(budget.seconds(), NO_LIMIT);
        if (seconds < 1) {
            throw new ImpossibleMeasurementException("/budget/seconds", "seconds is at least 1, not " + seconds + ".");
        }
        Recipe recipe = Recipe.of(budget);
        Surrogate surrogate = surrogate(requireNonNullElse(request.surrogate(), Surrogates.DEFAULT));
        if (recipe.maxTokens() > surrogate.info().maxTokens()) {
            throw new ImpossibleMeasurementException(
                    "/budget/maxTokens",
                    "%s reads at most %d tokens, not %d; say \"budget\": {\"maxTokens\": %2$d}."
                            .formatted(surrogate.info().name(), surrogate.info().maxTokens(), recipe.maxTokens()));
        }
        MeasurementOrder order = new MeasurementOrder(
                datasets("/sources", request.sources()),
                datasets("/targets", request.targets()),
                seeds,
                surrogate,
                recipe,
                seconds);
        if (order.pairs() == 0) {
            throw new ImpossibleMeasurementException(
                    "/targets", "A dataset is no source for itself; name a target that is not the only source.");
        }
        return order;
    }

    /** What a job remembers of an order. */
    ObjectNode write(MeasurementOrder order) {
        ObjectNode request = json.createObjectNode();
        order.sources().forEach(source -> request.withArray("sources").add(source.reference()));
        order.targets().forEach(target -> request.withArray("targets").add(target.reference()));
        request.put("seeds", order.seeds());
        request.put("surrogate", order.surrogate().info().name());
        if (order.seconds() != NO_LIMIT) {
            request.put("seconds", order.seconds());
        }
        request.set("recipe", json.valueToTree(order.recipe()));
        return request;
    }

    /** The order that {@link #write} remembered; its datasets are kept while the job lives. */
    MeasurementOrder read(JsonNode request) {
        return new MeasurementOrder(
                remembered(request.path("sources")),
                remembered(request.path("targets")),
                request.path("seeds").asInt(),
                surrogate(request.path("surrogate").asString()),
                json.treeToValue(request.path("recipe"), Recipe.class),
                request.path("seconds").asLong(NO_LIMIT));
    }

    private List<Entity> remembered(JsonNode references) {
        return references
                .valueStream()
                .map(reference -> entities.require(reference.asString()))
                .toList();
    }

    private List<Entity> datasets(String pointer, @Nullable List<String> references) {
        if (references == null || references.isEmpty() || references.size() > MOST_NAMES) {
            throw new ImpossibleMeasurementException(
                    pointer, "Name 1 to " + MOST_NAMES + " datasets, for example [\"dining-reviews\"].");
        }
        return references.stream()
                .map(reference -> dataset(pointer, reference))
                .distinct()
                .sorted(Comparator.comparing(Entity::reference))
                .toList();
    }

    private Entity dataset(String pointer, String reference) {
        Entity entity = entities.require(reference);
        if (entity.kind() != EntityKind.DATASET || !TUNABLE.contains(entity.taskType())) {
            throw new ImpossibleMeasurementException(
                    pointer,
                    entity.reference()
                            + " cannot be tuned on; datasets of classification, regression and span extraction can.");
        }
        if (CLASSIFICATION.equals(entity.taskType()) && entity.labels().size() < 2) {
            throw new ImpossibleMeasurementException(
                    pointer, entity.reference() + " has a single label, so there is nothing to learn.");
        }
        return entity;
    }

    private Surrogate surrogate(String name) {
        try {
            return surrogates.get(name);
        } catch (UnknownSurrogateException e) {
            throw new ImpossibleMeasurementException("/surrogate", e.getMessage() + ".");
        }
    }
}
