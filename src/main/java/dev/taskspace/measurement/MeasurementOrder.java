package dev.taskspace.measurement;

import dev.taskspace.entity.Entity;
import dev.taskspace.platform.data.Sha256;
import dev.taskspace.surrogate.Surrogate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request whose every word was looked up.
 *
 * @param sources by reference, none twice, as are the targets
 * @param seconds after which no further tuning is begun
 */
record MeasurementOrder(
        List<Entity> sources, List<Entity> targets, int seeds, Surrogate surrogate, Recipe recipe, long seconds) {

    /** The targets of one source. */
    List<Entity> targetsOf(Entity source) {
        return targets.stream()
                .filter(target -> !target.key().equals(source.key()))
                .toList();
    }

    /** Ordered pairs of a source and another target. */
    long pairs() {
        return sources.stream().mapToLong(source -> targetsOf(source).size()).sum();
    }

    /** Everything that is tuned on. */
    Stream<Entity> datasets() {
        return Stream.concat(sources.stream(), targets.stream()).distinct();
    }

    /** Identity of the work: the same for the same contents, whatever their order in the request. */
    String key() {
        Sha256 hash = new Sha256()
                .field(recipe.key(surrogate))
                .field(Integer.toString(seeds))
                .field(Long.toString(seconds));
        sources.forEach(source -> hash.field(source.reference()).field(source.contentHash()));
        hash.field("targets");
        targets.forEach(target -> hash.field(target.reference()).field(target.contentHash()));
        return hash.hex();
    }
}
