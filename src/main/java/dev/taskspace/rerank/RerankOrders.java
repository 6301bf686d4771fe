package dev.taskspace.rerank;

import static java.util.Objects.requireNonNullElse;

import dev.taskspace.embedding.Space;
import dev.taskspace.embedding.SpaceVectors;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.ranking.CarriedScores;
import dev.taskspace.ranking.Shortlist;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.UnknownSurrogateException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns requests into orders, and orders into the request of a job and back. */
@Component
class RerankOrders {
    private static final int DEFAULT_TOP = 20;
    private static final int MOST = 200;
    private static final String CLASSIFICATION = "classification";
    private static final List<String> LABELLED = List.of(CLASSIFICATION, "regression");

    private final EntityDirectory entities;
    private final SpaceVectors vectors;
    private final Surrogates surrogates;
    private final Shortlist shortlist;
    private final JsonMapper json;

    RerankOrders(
            EntityDirectory entities,
            SpaceVectors vectors,
            Surrogates surrogates,
            Shortlist shortlist,
            JsonMapper json) {
        this.entities = entities;
        this.vectors = vectors;
        this.surrogates = surrogates;
        this.shortlist = shortlist;
        this.json = json;
    }

    RerankOrder of(RerankRequest request) {
        Entity target = target(request.target());
        int top = requireNonNullElse(request.top(), DEFAULT_TOP);
        if (top < 1 || top > MOST) {
            throw new ImpossibleRerankException("/top", "top is from 1 to " + MOST + ", not " + top + ".");
        }
        Space space = space(requireNonNullElse(request.surrogate(), Surrogates.DEFAULT));
        List<Entity> sources = request.sources() == null
                ? shortlist.first(target, requireNonNullElse(request.by(), Shortlist.DEFAULT_METHOD), top)
                : named(target, request.sources());
        RerankOrder order = order(target, space, sources);
        if (order.adapters().isEmpty()) {
            throw new ImpossibleRerankException(
                    request.sources() == null ? "/target" : "/sources",
                    "None of the sources keeps an adapter. POST /embeddings {\"dataset\":\"%s\",\"method\":\"%s\"} makes one."
                            .formatted(
                                    sources.isEmpty()
                                            ? "a-source"
                                            : sources.getFirst().name(),
                                    CarriedScores.METHOD));
        }
        return order;
    }

    private RerankOrder order(Entity target, Space space, List<Entity> sources) {
        Map<EntityKey, UUID> held = vectors.embeddings(space.key());
        Map<Entity, UUID> adapters = new LinkedHashMap<>();
        List<Entity> without = new ArrayList<>();
        for (Entity source : sources) {
            UUID adapter = held.get(source.key());
            if (adapter == null) {
                without.add(source);
            } else {
                adapters.put(source, adapter);
            }
        }
        return new RerankOrder(target, space, adapters, without);
    }

    private Entity target(@Nullable String reference) {
        if (reference == null) {
            throw new ImpossibleRerankException("/target", "Name the dataset that sources are sought for.");
        }
        Entity target = entities.require(reference);
        if (target.kind() != EntityKind.DATASET || !LABELLED.contains(target.taskType())) {
            throw new ImpossibleRerankException(
                    "/target",
                    target.reference() + " has no labels that could follow from states; datasets of classification "
                            + "and regression have.");
        }
        if (CLASSIFICATION.equals(target.taskType()) && target.labels().size() < 2) {
            throw new ImpossibleRerankException(
                    "/target", target.reference() + " has a single label, so there is nothing to tell apart.");
        }
        return target;
    }

    private List<Entity> named(Entity target, List<String> references) {
        if (references.isEmpty() || references.size() > MOST) {
            throw new ImpossibleRerankException(
                    "/sources", "Name 1 to " + MOST + " datasets, or leave the list out for the first of a ranking.");
        }
        return references.stream()
                .map(entities::require)
                .filter(source -> !source.key().equals(target.key()))
                .distinct()
                .toList();
    }

    private Space space(String surrogate) {
        try {
            return vectors.fullest(
                            CarriedScores.METHOD, surrogates.info(surrogate).sha256())
                    .orElseThrow(() -> new ImpossibleRerankException(
                            "/target",
                            "No dataset keeps an adapter of %s yet. POST /embeddings {\"dataset\":\"a-source\",\"method\":\"%s\"} makes one."
                                    .formatted(surrogate, CarriedScores.METHOD)));
        } catch (UnknownSurrogateException e) {
            throw new ImpossibleRerankException("/surrogate", e.getMessage() + ".");
        }
    }

    /** What a job remembers of an order. */
    ObjectNode write(RerankOrder order) {
        ObjectNode request =
                json.createObjectNode().put("target", order.target().reference());
        request.put("space", order.space().key());
        order.adapters().keySet().forEach(source -> request.withArray("sources").add(source.reference()));
        return request;
    }

    /**
     * The order that {@link #write} remembered; sources that were deleted since are no longer part of it.
     *
     * @throws dev.taskspace.platform.web.ProblemException when the target was deleted
     */
    RerankOrder read(JsonNode request) {
        List<Entity> sources = request.path("sources")
                .valueStream()
                .map(JsonNode::asString)
                .flatMap(reference ->
                        entities.find(EntityKind.DATASET, reference.substring(reference.indexOf('/') + 1)).stream())
                .toList();
        return order(
                entities.require(request.path("target").asString()),
                vectors.find(request.path("space").asString()).orElseThrow(),
                sources);
    }
}
