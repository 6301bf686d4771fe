package dev.taskspace.chaos;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Something that goes wrong.
 *
 * @param after this many jobs have ended
 * @param worker whom it strikes, where it strikes a worker
 */
record Disturbance(Kind kind, int after, int worker) {

    enum Kind {
        /** {@code kill -9} of a worker in the midst of a job. */
        KILL,
        /** A worker in the midst of a job stands still until others have gone on without it, and wakes up. */
        FREEZE,
        /** The database's server ends in good order and comes back. */
        RESTART_DATABASE,
        /** The database's server is killed and recovers. */
        CRASH_DATABASE
    }

    /** These disturbances in a random order, at random moments. */
    static List<Disturbance> plan(long seed, int jobs, List<Kind> kinds, int workers) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Disturbance> plan = new ArrayList<>();
        for (Kind kind : kinds) {
            plan.add(new Disturbance(kind, random.nextInt(jobs / 10, jobs * 8 / 10 + 1), random.nextInt(workers)));
        }
        plan.sort(Comparator.comparingInt(Disturbance::after));
        return plan;
    }
}
