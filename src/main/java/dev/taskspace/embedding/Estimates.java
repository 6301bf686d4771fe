package dev.taskspace.embedding;

import dev.taskspace.surrogate.Surrogates;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Estimates what an order would cost, from what the latest embeddings of the same method took. */
@Component
class Estimates {
    private final EmbeddingOrders orders;
    private final SampleSources samples;
    private final Surrogates surrogates;
    private final JdbcClient jdbc;

    Estimates(EmbeddingOrders orders, SampleSources samples, Surrogates surrogates, JdbcClient jdbc) {
        this.orders = orders;
        this.samples = samples;
        this.surrogates = surrogates;
        this.jdbc = jdbc;
    }

    Estimate of(EmbeddingRequest request) {
        EmbeddingOrder order = orders.of(request);
        Samples.Preview preview = samples.of(order).preview(order);
        int examples = preview.inputs().size();
        int seeds = order.space().seeds();
        Work work = order.method().work(examples);
        long tokens = surrogates
                .get(order.space().surrogate())
                .countTokens(preview.inputs(), order.method().maxTokens());
        double tokenPasses = seeds * tokens * work.passes() / examples;
        Double secondsPerTokenPass = measured(order.space());
        return new Estimate(
                true,
                examples,
                seeds * work.steps(),
                preview.forecast().calls(),
                Math.round(tokenPasses),
                secondsPerTokenPass == null ? null : tokenPasses * secondsPerTokenPass,
                secondsPerTokenPass == null
                        ? "nothing computed here yet by " + order.method().name()
                        : "the latest embeddings of this installation by "
                                + order.method().name(),
                preview.forecast().tokens(),
                preview.forecast().seconds(),
                preview.forecast().cached());
    }

    private @Nullable Double measured(Space space) {
        return jdbc.sql("""
                select percentile_cont(0.5) within group (order by seconds / nullif(passes, 0)) from (
                    select (e.provenance ->> 'seconds')::float8 as seconds,
                           (e.provenance ->> 'tokenPasses')::float8 as passes
                    from embedding e join space s on s.key = e.space_key
                    where s.method = ? and s.surrogate_sha256 = ?
                    order by e.sequence desc limit 20) latest""")
                .params(space.method(), space.surrogateSha256())
                .query(Double.class)
                .optional()
                .orElse(null);
    }
}
