package dev.taskspace.measurement;

import dev.taskspace.entity.Entity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What is left to measure of an order: for each seed first the targets alone, then each source with its targets, so that
 * a source is tuned once and every finished pair finds its baseline.
 */
record MeasurementPlan(List<Stage> stages, long kept) {

    /**
     * Tunings that share a start.
     *
     * @param source null for no transfer
     * @param targets at least one
     */
    record Stage(long seed, @Nullable Entity source, List<Entity> targets) {}

    static MeasurementPlan of(MeasurementOrder order, Map<Measurement.Key, Measurement> known) {
        List<Stage> stages = new ArrayList<>();
        long kept = 0;
        for (long seed = 0; seed < order.seeds(); seed++) {
            add(stages, seed, null, missing(null, order.targets(), seed, known));
            for (Entity source : order.sources()) {
                List<Entity> targets = order.targetsOf(source);
                List<Entity> missing = missing(source, targets, seed, known);
                kept += targets.size() - missing.size();
                add(stages, seed, source, missing);
            }
        }
        return new MeasurementPlan(List.copyOf(stages), kept);
    }

    /**
     * The stages as one job takes them, each job's sources in an order of its own: two jobs that measure the same at the
     * same time seldom meet, and each finds what the other has kept.
     */
    List<Stage> stagesInOrderOf(Random job) {
        List<Stage> own = new ArrayList<>(stages);
        Collections.shuffle(own, job);
        own.sort(Comparator.comparingLong(Stage::seed).thenComparing(stage -> stage.source() != null));
        return own;
    }

    /** Pairs that are left; targets alone do not count. */
    long pairs() {
        return stages.stream()
                .filter(stage -> stage.source() != null)
                .mapToLong(stage -> stage.targets().size())
                .sum();
    }

    /** Tunings that are left, those of sources and of targets alone included. */
    long tunings() {
        return stages.stream()
                .mapToLong(stage -> stage.targets().size() + (stage.source() == null ? 0 : 1))
                .sum();
    }

    long steps(Recipe recipe) {
        return stages.stream()
                .mapToLong(stage -> (stage.source() == null ? 0 : recipe.sourceSteps(stage.source()))
                        + stage.targets().stream()
                                .mapToLong(recipe::targetSteps)
                                .sum())
                .sum();
    }

    private static void add(List<Stage> stages, long seed, @Nullable Entity source, List<Entity> targets) {
        if (!targets.isEmpty()) {
            stages.add(new Stage(seed, source, targets));
        }
    }

    private static List<Entity> missing(
            @Nullable Entity source, List<Entity> targets, long seed, Map<Measurement.Key, Measurement> known) {
        return targets.stream()
                .filter(target -> !known.containsKey(Measurement.Key.of(source, target, seed)))
                .toList();
    }
}
