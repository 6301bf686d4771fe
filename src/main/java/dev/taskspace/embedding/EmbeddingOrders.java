package dev.taskspace.embedding;

import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.entity.EntityKind;
import dev.taskspace.entity.UnknownEntityException;
import dev.taskspace.labeling.Labelers;
import dev.taskspace.pool.Pool;
import dev.taskspace.pool.Pools;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.UnknownSurrogateException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Turns requests into orders, and orders into the request of a job and back. */
@Component
class EmbeddingOrders {
    private static final int MAX_SEEDS = 10;
    private static final String SPAN_EXTRACTION = "spanExtraction";

    private final EntityDirectory entities;
    private final EmbeddingMethods methods;
    private final Surrogates surrogates;
    private final Pools pools;
    private final Labelers labelers;
    private final JsonMapper json;

    EmbeddingOrders(
            EntityDirectory entities,
            EmbeddingMethods methods,
            Surrogates surrogates,
            Pools pools,
            Labelers labelers,
            JsonMapper json) {
        this.entities = entities;
        this.methods = methods;
        this.surrogates = surrogates;
        this.pools = pools;
        this.labelers = labelers;
        this.json = json;
    }

    EmbeddingOrder of(EmbeddingRequest request) {
        Entity entity = entity(request);
        EmbeddingMethod method = methods.configured(
                Objects.requireNonNullElse(request.method(), EmbeddingMethods.DEFAULT), request.hyperparameters());
        int seeds = Objects.requireNonNullElse(request.seeds(), 1);
        if (seeds < 1 || seeds > MAX_SEEDS) {
            throw new ImpossibleEmbeddingException(
                    "/seeds", "seeds is from 1 to " + MAX_SEEDS + ", not " + seeds + ".");
        }
        if (seeds > 1 && !method.use().averaged()) {
            throw new ImpossibleEmbeddingException(
                    "/seeds", method.name() + " is of one seed; the mean over several would be of none of them.");
        }
        refuseWhatCannotBeLearned(entity, method);
        Pool pool = pool(entity, request.pool());
        SurrogateInfo surrogate = surrogate(Objects.requireNonNullElse(request.surrogate(), Surrogates.DEFAULT));
        if (method.maxTokens() > surrogate.maxTokens()) {
            throw new HyperparameterException(
                    "maxTokens",
                    "%s reads at most %d tokens, not %d; say \"hyperparameters\": {\"maxTokens\": %2$d}."
                            .formatted(surrogate.name(), surrogate.maxTokens(), method.maxTokens()));
        }
        return order(entity, method, surrogate, seeds, pool, maxLabelerCalls(request));
    }

    /** What a job remembers of an order. */
    ObjectNode write(EmbeddingOrder order) {
        ObjectNode request = json.createObjectNode();
        request.put("entity", order.entity().reference());
        request.put("entityId", order.entity().id().toString());
        request.put("method", order.method().name());
        request.put("surrogate", order.space().surrogate());
        request.put("seeds", order.space().seeds());
        if (order.pool() != null) {
            request.put("pool", order.pool().name());
            request.put("poolHash", order.pool().contentHash());
            request.put("maxLabelerCalls", order.maxLabelerCalls());
        }
        request.set("hyperparameters", methods.hyperparameters(order.method()));
        return request;
    }

    /**
     * The order that {@link #write} remembered.
     *
     * @throws UnknownEntityException when the entity was deleted since
     */
    EmbeddingOrder read(JsonNode request) {
        String reference = request.path("entity").asString();
        EntityKind kind = EntityKind.ofReference(reference).orElseThrow();
        Entity entity = entities.find(kind, request.path("entityId").asString())
                .orElseThrow(() -> new UnknownEntityException(reference));
        return order(
                entity,
                methods.configured(request.path("method").asString(), request.path("hyperparameters")),
                surrogate(request.path("surrogate").asString()),
                request.path("seeds").asInt(),
                rememberedPool(request),
                request.path("maxLabelerCalls").isNumber()
                        ? request.path("maxLabelerCalls").asInt()
                        : null);
    }

    private @Nullable Pool rememberedPool(JsonNode request) {
        return request.has("poolHash")
                ? pools.findByContent(request.path("poolHash").asString())
                        .orElseGet(() -> pools.require(request.path("pool").asString()))
                : null;
    }

    private EmbeddingOrder order(
            Entity entity,
            EmbeddingMethod method,
            SurrogateInfo surrogate,
            int seeds,
            @Nullable Pool pool,
            @Nullable Integer maxLabelerCalls) {
        Space space = Space.of(method, methods.hyperparameters(method), surrogate, seeds);
        return new EmbeddingOrder(
                entity, method, pool == null ? space : space.on(pool.contentHash()), pool, maxLabelerCalls);
    }

    private Entity entity(EmbeddingRequest request) {
        List<Entity> named = new ArrayList<>();
        resolve(EntityKind.DATASET, request.dataset(), named);
        resolve(EntityKind.MODEL, request.model(), named);
        resolve(EntityKind.PROMPT, request.prompt(), named);
        if (named.size() != 1) {
            throw new ImpossibleEmbeddingException(
                    "", "Name exactly one entity to embed, for example {\"dataset\":\"dining-reviews\"}.");
        }
        return named.getFirst();
    }

    private void resolve(EntityKind kind, @Nullable String reference, List<Entity> into) {
        if (reference == null) {
            return;
        }
        String prefix = kind.collection() + "/";
        String idOrName = reference.startsWith(prefix) ? reference.substring(prefix.length()) : reference;
        into.add(entities.find(kind, idOrName).orElseThrow(() -> new UnknownEntityException(reference)));
    }

    private SurrogateInfo surrogate(String name) {
        try {
            return surrogates.info(name);
        } catch (UnknownSurrogateException e) {
            throw new ImpossibleEmbeddingException("/surrogate", e.getMessage() + ".");
        }
    }

    /** The pool that the entity will label; looked at whether it can, before a job is made of it. */
    private @Nullable Pool pool(Entity entity, @Nullable String asked) {
        if (entity.kind() == EntityKind.DATASET) {
            if (asked != null && !asked.equals(Pool.DEFAULT)) {
                throw new ImpossibleEmbeddingException(
                        "/pool", "A dataset has examples of its own and needs no pool '" + asked + "'; leave it out.");
            }
            return null;
        }
        Optional<Pool> only =
                asked == null ? labelers.onlyPool(entity).flatMap(pools::findByContent) : Optional.empty();
        Pool pool = only.orElseGet(() -> pools.find(Objects.requireNonNullElse(asked, Pool.DEFAULT))
                .orElseThrow(() -> new ImpossibleEmbeddingException(
                        "/pool", "There is no pool '" + asked + "'; GET /pools lists what there is.")));
        labelers.open(entity, pool.contentHash());
        return pool;
    }

    private static @Nullable Integer maxLabelerCalls(EmbeddingRequest request) {
        if (request.maxLabelerCalls() != null && request.maxLabelerCalls() < 0) {
            throw new ImpossibleEmbeddingException("/maxLabelerCalls", "maxLabelerCalls is 0 or more.");
        }
        return request.maxLabelerCalls();
    }

    private static void refuseWhatCannotBeLearned(Entity entity, EmbeddingMethod method) {
        if (!method.supervised()) {
            if (entity.kind() != EntityKind.DATASET) {
                throw new ImpossibleEmbeddingException(
                        "/method",
                        method.name() + " reads no labels, so all models and prompts would have the same vector; "
                                + "taskemb, taskvec and tupate work for them.");
            }
            return;
        }
        if (SPAN_EXTRACTION.equals(entity.taskType()) && method.use() == EmbeddingMethod.Use.DIRECTED) {
            throw new ImpossibleEmbeddingException(
                    "/method",
                    method.name() + " needs one label for each input, which span extraction does not have; taskemb, "
                            + "taskvec, tupate and textemb work for it.");
        }
        if (entity.kind() == EntityKind.DATASET
                && "classification".equals(entity.taskType())
                && entity.labels().size() < 2) {
            throw new ImpossibleEmbeddingException(
                    "/dataset",
                    entity.reference() + " has a single label, so there is nothing to learn; " + method.name()
                            + " needs at least two. textemb reads no labels and would work.");
        }
    }
}
