package dev.taskspace.surrogate.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Ends a run that takes too long: a graph may hold a loop without end. */
final class Deadline implements AutoCloseable {

    private static final long SECONDS = 60;
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("onnx-deadlines").factory());

    private final OrtSession.RunOptions options = new OrtSession.RunOptions();
    private final ScheduledFuture<?> alarm = CLOCK.schedule(this::terminate, SECONDS, TimeUnit.SECONDS);
    private boolean closed;

    Deadline() throws OrtException {}

    /** For the one run that this is the deadline of. */
    OrtSession.RunOptions options() {
        return options;
    }

    private synchronized void terminate() {
        if (!closed) {
            try {
                options.setTerminate(true);
            } catch (OrtException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public synchronized void close() {
        alarm.cancel(false);
        closed = true;
        options.close();
    }
}
