package dev.taskspace.trial;

import dev.taskspace.entity.Entity;
import dev.taskspace.platform.data.Sha256;
import dev.taskspace.pool.Pool;
import java.util.List;

/**
 * A request whose every word was looked up.
 *
 * @param prompts with the target's labels, by reference
 * @param perplexity whether models are asked how surprising the filled prompts are
 * @param opinion whether models are asked to order their prompts
 * @param maxLabelerCalls hard stop
 */
record TrialOrder(
        Entity target,
        List<Entity> prompts,
        int rows,
        Pool pool,
        int poolTexts,
        boolean perplexity,
        boolean opinion,
        long maxLabelerCalls) {

    /** Identity of the work. */
    String key() {
        Sha256 hash =
                new Sha256().field("trial").field(rowsKey()).field(poolKey()).field(Long.toString(maxLabelerCalls));
        hash.field(perplexity + " " + opinion);
        prompts.forEach(prompt -> hash.field(prompt.id().toString()));
        return hash.hex();
    }

    /** Identity of the labelled rows. */
    String rowsKey() {
        return Trials.rowsKey(target) + rows;
    }

    /** Identity of the pool's texts. */
    String poolKey() {
        return Trials.poolKey(pool.contentHash(), poolTexts);
    }
}
