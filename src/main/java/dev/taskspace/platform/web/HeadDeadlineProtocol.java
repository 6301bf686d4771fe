package dev.taskspace.platform.web;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 that hangs up on whoever takes too long over the head of a request. Tomcat by itself limits only the silence
 * between two bytes, so that clients that send one now and then could hold every connection for days, without a key.
 *
 * <p>Public, with a constructor without arguments, because Tomcat makes it by its name.
 */
public final class HeadDeadlineProtocol extends Http11NioProtocol {
    private final Map<SocketWrapperBase<NioChannel>, Long> waitingSince = new HashMap<>();
    private @Nullable ScheduledFuture<?> sweeps;
    private Duration limit = Duration.ofSeconds(30);

    /** How long a client may take from the first byte of a head to its last. */
    void setLimit(Duration limit) {
        this.limit = limit;
    }

    @Override
    public void start() throws Exception {
        super.start();
        sweeps = getUtilityExecutor().scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    @Override
    public void stop() throws Exception {
        if (sweeps != null) {
            sweeps.cancel(false);
        }
        super.stop();
    }

    private void sweep() {
        long now = System.nanoTime();
        var connections = getEndpoint().getConnections();
        waitingSince.keySet().removeIf(known -> !connections.contains(known) || !inTheHead(known));
        for (SocketWrapperBase<NioChannel> connection : connections) {
            if (inTheHead(connection)
                    && now - waitingSince.computeIfAbsent(connection, unseen -> now) > limit.toNanos()) {
                connection.setError(new SocketTimeoutException());
                connection.processSocket(SocketEvent.ERROR, true);
            }
        }
    }

    /** Between two bytes of it: only then, and while it waits for an asynchronous answer, has a connection a processor at rest. */
    private static boolean inTheHead(SocketWrapperBase<NioChannel> connection) {
        return connection.getCurrentProcessor() instanceof Processor processor
                && !processor.isAsync()
                && !processor.isUpgrade();
    }
}
