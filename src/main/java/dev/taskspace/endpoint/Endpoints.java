package dev.taskspace.endpoint;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Calls endpoints until they answer: passing failures (no connection, a broken one, too slow, 408, 425, 429, 5xx) are
 * tried again after a growing pause or the one that the server asks for; all others are told at once. No server gets more
 * than so many calls at a time, whoever makes them, and one that does not keep up gets fewer.
 */
@Component
public class Endpoints {
    /** An answer that means nothing may be an accident of some proxy, but it was paid for. */
    private static final int NONSENSE_ATTEMPTS = 3;

    private final EndpointClient client;
    private final EndpointProperties.Calls limits;
    private final Clock clock;
    private final Map<String, Gate> gates = new ConcurrentHashMap<>();

    Endpoints(EndpointClient client, EndpointProperties properties, Clock clock) {
        this.client = client;
        this.limits = properties.endpoint();
        this.clock = clock;
    }

    /** Calls to one server that run at a time. */
    public int concurrency() {
        return limits.concurrency();
    }

    /**
     * Makes the call and reads its answer.
     *
     * @param toll paid before each try; what it throws ends the call
     * @param reading makes something of the body of a good answer, or throws {@link NonsenseException}
     * @throws EndpointException when the server fails for good, or as often as may be
     */
    public <T> T call(EndpointCall call, Runnable toll, Function<String, T> reading) throws InterruptedException {
        return exchange(call, toll, reply -> reading.apply(reply.body()));
    }

    /** The same for readers who look at the headers, too. */
    public <T> T exchange(EndpointCall call, Runnable toll, Function<Reply, T> reading) throws InterruptedException {
        Gate gate = gates.computeIfAbsent(origin(call.url()), url -> new Gate(limits.concurrency()));
        for (int attempt = 1; ; attempt++) {
            gate.enter();
            Reply reply;
            EndpointException failure;
            Duration pause = backOff(attempt);
            int attempts = limits.attempts();
            try {
                toll.run();
                reply = client.send(call);
                if (reply.good()) {
                    gate.kept();
                    return reading.apply(reply);
                }
                failure = new EndpointException(call.url(), refusal(reply));
                if (!reply.passing()) {
                    throw failure;
                }
                if (reply.overburdened()) {
                    gate.overburdened();
                }
                pause = reply.pause(clock).map(this::bounded).orElse(pause);
                if (reply.header("retry-after") != null) {
                    gate.pause(pause);
                }
            } catch (ForbiddenHostException forbidden) {
                throw new EndpointException(call.url(), "is not called: " + forbidden.getMessage());
            } catch (IOException broken) {
                if (broken instanceof SocketTimeoutException) {
                    gate.overburdened();
                }
                failure = new EndpointException(call.url(), "does not answer: " + words(broken));
            } catch (EndpointClient.TooLargeException tooLarge) {
                throw new EndpointException(call.url(), String.valueOf(tooLarge.getMessage()), true);
            } catch (NonsenseException nonsense) {
                failure = new EndpointException(call.url(), nonsense.getMessage());
                attempts = Math.min(attempts, NONSENSE_ATTEMPTS);
            } finally {
                gate.leave();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (attempt >= attempts) {
                throw failure;
            }
            Thread.sleep(pause);
        }
    }

    /**
     * Makes the call once, beside all others; whoever makes it decides what an answer means and when to try again.
     *
     * @throws EndpointException when there is no answer
     */
    public Reply once(EndpointCall call, Map<String, String> headers, Duration patience) {
        try {
            return client.send(call, headers, patience);
        } catch (ForbiddenHostException forbidden) {
            throw new EndpointException(call.url(), "is not called: " + forbidden.getMessage());
        } catch (IOException broken) {
            throw new EndpointException(call.url(), "does not answer: " + words(broken));
        } catch (EndpointClient.TooLargeException tooLarge) {
            throw new EndpointException(call.url(), String.valueOf(tooLarge.getMessage()), true);
        }
    }

    private static String refusal(Reply reply) {
        String answered = "answered " + reply.status() + ": " + reply.excerpt();
        return reply.status() / 100 == 3
                ? "answered " + reply.status() + "; redirects are not followed, register the address that it leads to"
                : answered;
    }

    /** Doubled each time, half of it by chance, so that callers do not come back all at once. */
    private Duration backOff(int attempt) {
        Duration full = bounded(limits.firstBackOff().multipliedBy(1L << Math.min(attempt - 1, 20)));
        long half = full.toNanos() / 2;
        return Duration.ofNanos(half + ThreadLocalRandom.current().nextLong(half + 1));
    }

    private Duration bounded(Duration pause) {
        return pause.compareTo(limits.longestPause()) > 0 ? limits.longestPause() : pause;
    }

    private static String words(IOException failure) {
        return switch (failure) {
            case UnknownHostException unknown -> "its name is unknown";
            case ConnectException refused -> "it refuses connections";
            case EndpointClient.SlowException slow -> String.valueOf(slow.getMessage());
            case SocketTimeoutException silent -> "it takes too long";
            case javax.net.ssl.SSLException tls -> "no secure connection can be made";
            default -> String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}+", " ");
        };
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }
}
