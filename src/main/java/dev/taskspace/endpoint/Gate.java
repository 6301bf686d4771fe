package dev.taskspace.endpoint;

import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Lets so many calls at a time through to one server, and none while the server asked for a pause. */
final class Gate {
    private final Semaphore places;
    private long notBefore = System.nanoTime();

    Gate(int concurrency) {
        places = new Semaphore(concurrency);
    }

    void enter() throws InterruptedException {
        places.acquire();
        try {
            for (long rest = rest(); rest > 0; rest = rest()) {
                Thread.sleep(Duration.ofNanos(rest));
            }
        } catch (InterruptedException e) {
            places.release();
            throw e;
        }
    }

    void leave() {
        places.release();
    }

    synchronized void pause(Duration pause) {
        long end = System.nanoTime() + pause.toNanos();
        if (end - notBefore > 0) {
            notBefore = end;
        }
    }

    private synchronized long rest() {
        return notBefore - System.nanoTime();
    }
}
