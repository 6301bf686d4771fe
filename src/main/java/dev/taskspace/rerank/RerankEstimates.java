package dev.taskspace.rerank;

import dev.taskspace.embedding.TuningSpeed;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityKey;
import dev.taskspace.surrogate.Surrogates;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What a closer look would cost, before it is taken. */
@Component
class RerankEstimates {
    /** A forward pass costs about a third of a tuning step. */
    private static final double FORWARD_SHARE = 1 / 3.0;

    private final RerankJob work;
    private final Surrogates surrogates;
    private final TuningSpeed speed;

    RerankEstimates(RerankJob work, Surrogates surrogates, TuningSpeed speed) {
        this.work = work;
        this.surrogates = surrogates;
        this.speed = speed;
    }

    RerankEstimate of(RerankOrder order) {
        Set<EntityKey> known = work.kept(order).keySet();
        long kept = order.adapters().keySet().stream()
                .filter(source -> known.contains(source.key()))
                .count();
        long pairs = order.adapters().size() - kept;
        long tokens = pairs
                * surrogates
                        .get(order.space().surrogate())
                        .countTokens(RerankJob.inputs(work.sample(order.target())), order.maxTokens());
        return new RerankEstimate(
                true,
                pairs,
                kept,
                order.without().stream().map(Entity::reference).toList(),
                tokens,
                speed.secondsPerTokenPass(order.space().surrogateSha256())
                        .map(rate -> rate * tokens * FORWARD_SHARE)
                        .orElse(null));
    }
}
