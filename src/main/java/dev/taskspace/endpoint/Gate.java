package dev.taskspace.endpoint;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets so many calls at a time through to one server, and none while the server asked for a pause. A server that does not
 * keep up gets half as many; it gets one more for every so many answers, and each time that this was too much, twice as
 * many answers are wanted before it is tried again.
 */
final class Gate {
    private static final int FIRST_TRUST = 10;
    private static final int LAST_TRUST = 10_000;

    private final ReentrantLock lock = new ReentrantLock(); // virtual threads wait here
    private final Condition changed = lock.newCondition();
    private final int most;
    private int places;
    private int inside;
    private int answers;
    private int trust = FIRST_TRUST;
    private long notBefore = System.nanoTime();

    Gate(int concurrency) {
        most = concurrency;
        places = concurrency;
    }

    /** Calls that may be made at a time now. */
    int places() {
        lock.lock();
        try {
            return places;
        } finally {
            lock.unlock();
        }
    }

    void enter() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            for (long rest = rest(); rest > 0 || inside >= places; rest = rest()) {
                if (rest > 0) {
                    changed.awaitNanos(rest);
                } else {
                    changed.await();
                }
            }
            inside++;
        } finally {
            lock.unlock();
        }
    }

    void leave() {
        locked(() -> inside--);
    }

    /** The server answered in time. */
    void kept() {
        locked(() -> {
            answers++;
            if (places < most && answers >= trust) {
                places++;
                answers = 0;
            }
        });
    }

    /** The server did not answer in time, or said that it has too much to do. */
    void overburdened() {
        locked(() -> {
            answers = 0;
            if (places > 1) {
                places /= 2;
                trust = Math.min(LAST_TRUST, 2 * trust);
            }
        });
    }

    void pause(Duration pause) {
        locked(() -> {
            long end = System.nanoTime() + pause.toNanos();
            if (end - notBefore > 0) {
                notBefore = end;
            }
        });
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private long rest() {
        return notBefore - System.nanoTime();
    }
}
