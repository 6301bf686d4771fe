package dev.taskspace.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.taskspace.support.StubEndpoint;
import dev.taskspace.support.StubEndpoint.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.unit.DataSize;

/** Calls against servers that fail, lie and lure. */
class EndpointsTest {
    private static final String SECRET = "sk-4711-very-secret";

    private final MockEnvironment environment = new MockEnvironment().withProperty("taskspace.keys.mine", SECRET);
    private final Deque<Reply> replies = new ArrayDeque<>();
    private final StubEndpoint server =
            new StubEndpoint(call -> replies.size() > 1 ? replies.remove() : replies.element());
    private final AtomicInteger paid = new AtomicInteger();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void triesAgainWhatMayPassAndPaysForEveryTry() throws InterruptedException {
        replies.addAll(List.of(
                Reply.status(500, "oops"),
                Reply.status(503, ""),
                Reply.ok("cut").cutShort(),
                Reply.ok("yes")));

        assertThat(call(server.url("/x"), null)).isEqualTo("yes");
        assertThat(paid).hasValue(4);
        assertThat(server.calls()).hasSize(4);
    }

    @Test
    void leavesAServerAloneForAsLongAsItAsks() throws InterruptedException {
        replies.addAll(List.of(Reply.status(429, "slow down").with("Retry-After", "1"), Reply.ok("yes")));
        long start = System.nanoTime();

        assertThat(call(server.url("/x"), null)).isEqualTo("yes");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void tellsWhatAServerSaidThatFailsAsOftenAsMayBe() {
        replies.add(Reply.status(500, "out of\nmemory"));

        assertThatThrownBy(() -> call(server.url("/x"), null))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining("localhost:" + server.port())
                .hasMessageContaining("answered 500: out of memory");
        assertThat(server.calls()).hasSize(4);
    }

    @Test
    void followsNoRedirect() {
        replies.add(Reply.status(307, "").with("Location", "http://169.254.169.254/latest/meta-data"));

        assertThatThrownBy(() -> call(server.url("/x"), null)).hasMessageContaining("redirects are not followed");
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void asksNonsenseOnceMoreButNotForEver() {
        replies.add(Reply.ok("<html>"));
        EndpointCall call = new EndpointCall(URI.create(server.url("/x")), null, "{}");

        assertThatThrownBy(() -> endpoints(false).call(call, paid::incrementAndGet, body -> {
                    throw new NonsenseException("answered what is no JSON");
                }))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining("no JSON");
        assertThat(server.calls()).hasSize(3);
    }

    @Test
    void stopsListeningToAnAnswerThatIsTooLong() {
        replies.add(Reply.ok("x".repeat(20_000)));

        assertThatThrownBy(() -> call(server.url("/x"), null)).hasMessageContaining("too much to read");
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    @Timeout(30)
    void stopsListeningToATrickle() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> trickle(socket));

            assertThatThrownBy(() -> call("http://localhost:" + socket.getLocalPort() + "/x", null))
                    .isInstanceOf(EndpointException.class)
                    .hasMessageContaining("took longer than 1 s");
        }
    }

    /** Eight callers of a server that needs most of the time limit for one call: it ends up with one at a time. */
    @Test
    @Timeout(60)
    void asksAServerWithOneSlotOneCallAtATime() throws InterruptedException {
        Semaphore slot = new Semaphore(1);
        server.script(call -> {
            slot.acquireUninterruptibly();
            try {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(400));
                return Reply.ok("yes");
            } finally {
                slot.release();
            }
        });
        Endpoints endpoints = endpoints(false, 8);
        List<Thread> callers = new ArrayList<>();
        AtomicInteger answered = new AtomicInteger();
        for (int caller = 0; caller < 8; caller++) {
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    endpoints.call(
                            new EndpointCall(URI.create(server.url("/x")), null, "{}"),
                            paid::incrementAndGet,
                            body -> body);
                    answered.incrementAndGet();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
        }
        for (Thread caller : callers) {
            caller.join();
        }

        assertThat(answered).hasValue(8);
        assertThat(paid.get()).isLessThanOrEqualTo(20);
    }

    @Test
    void judgesAServerByItsAddressAtTheMomentOfTheCall() {
        replies.add(Reply.ok("yes"));
        EndpointCall call = new EndpointCall(URI.create(server.url("/x")), null, "{}");

        assertThatThrownBy(() -> endpoints(true).call(call, paid::incrementAndGet, body -> body))
                .isInstanceOf(EndpointException.class)
                .hasMessageContaining("TASKSPACE_ALLOWED_HOSTS");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void sendsTheKeyAndNeverRepeatsIt() throws InterruptedException {
        replies.addAll(List.of(Reply.ok("you said " + SECRET), Reply.status(401, "wrong key: " + SECRET)));

        assertThat(call(server.url("/x"), "mine")).isEqualTo("you said ***");
        assertThat(server.calls().getFirst().authorization()).isEqualTo("Bearer " + SECRET);
        assertThatThrownBy(() -> call(server.url("/x"), "mine"))
                .hasMessageContaining("answered 401")
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain(SECRET));
    }

    @Test
    void findsTheKeyInWhateverFormItIsRepeated() throws InterruptedException {
        String key = "sk-Odd/ab+c=d\"e\\f<g-and-more";
        environment.setProperty("taskspace.keys.mine", key);
        String numbered = key.chars().mapToObj("\\u%04X"::formatted).collect(Collectors.joining());
        String escaped = key.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/");
        replies.addAll(Stream.of(key, numbered, escaped, key.toUpperCase(Locale.ROOT), key.substring(0, 12) + "****")
                .map(form -> Reply.ok("<" + form + ">"))
                .toList());

        for (int form = 0; form < 5; form++) {
            assertThat(call(server.url("/x"), "mine")).isEqualTo("<***>");
        }
    }

    @Test
    void sendsAKeyOnlyWhereItIsMeantFor() {
        environment.setProperty("taskspace.key-hosts.mine", "api.example.org");

        assertThatThrownBy(() -> call(server.url("/x"), "mine")).hasMessageContaining("not meant for this host");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void refusesAKeyThatWouldBreakOutOfItsHeader() {
        environment.setProperty("taskspace.keys.mine", "x\r\nX-Evil: 1");

        assertThatThrownBy(() -> call(server.url("/x"), "mine")).hasMessageContaining("line breaks");
        assertThat(server.calls()).isEmpty();
    }

    private String call(String url, @Nullable String key) throws InterruptedException {
        return endpoints(false).call(new EndpointCall(URI.create(url), key, "{}"), paid::incrementAndGet, body -> body);
    }

    private Endpoints endpoints(boolean closed) {
        return endpoints(closed, 2);
    }

    private Endpoints endpoints(boolean closed, int concurrency) {
        EndpointProperties properties = new EndpointProperties(
                List.of(),
                new EndpointProperties.Calls(
                        concurrency,
                        Duration.ofSeconds(1),
                        4,
                        Duration.ofMillis(5),
                        Duration.ofSeconds(2),
                        DataSize.ofKilobytes(10)));
        EndpointAddresses addresses =
                new EndpointAddresses(new AllowedHosts(closed ? List.of() : List.of("localhost")), false);
        EndpointClient client = new EndpointClient(properties, new EndpointKeys(environment), addresses);
        return new Endpoints(client, properties, Clock.systemUTC());
    }

    private static void trickle(ServerSocket socket) {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                OutputStream out = client.getOutputStream();
                out.write("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                for (int i = 0; i < 5_000; i++) {
                    out.write(' ');
                    out.flush();
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
                }
            } catch (IOException clientLeft) {
                assertThat(clientLeft).isNotNull(); // the next one may come
            }
        }
    }
}
