package dev.taskspace.platform.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The server process of one data directory, started and stopped through {@code pg_ctl}, which gives it a session of its
 * own: a Ctrl-C on our terminal does not reach it before we have closed our connections.
 */
final class PostgresServer {
    /** How long recovery after a crash, or the writing of what is in memory before a stop, may take. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How long processes of a server that died may hold its memory or port. */
    private static final Duration PATIENCE_WITH_REMAINS = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** What the log of a server says that meets remains of its predecessor, or a port that was taken meanwhile. */
    private static final List<String> PASSES =
            List.of("still in use", "could not bind", "Address already in use", "Is another postmaster");

    private final PostgresBinaries binaries;
    private final ServerAccount account;
    private final DataDirectory data;

    PostgresServer(PostgresBinaries binaries, ServerAccount account, DataDirectory data) {
        this.binaries = binaries;
        this.account = account;
        this.data = data;
    }

    /** Starts the server and waits until it takes connections. */
    void start(ServerConfiguration configuration) throws IOException {
        configuration.writeInto(data);
        long deadline = System.nanoTime() + PATIENCE_WITH_REMAINS.toNanos();
        while (!startOnce()) {
            String log = log();
            if (PASSES.stream().noneMatch(log::contains) || System.nanoTime() > deadline) {
                throw new EmbeddedPostgresException(
                        "The embedded PostgreSQL did not start: " + Command.complaint(log),
                        "If the disk is full, make room. The whole log is " + logFile() + ".");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private boolean startOnce() throws IOException {
        Files.deleteIfExists(logFile());
        account.own(data.path());
        return account.run(
                        binaries.program("pg_ctl"),
                        "start",
                        "--pgdata=" + data.path(),
                        "--log=" + logFile(),
                        "--wait",
                        "--timeout=" + PATIENCE.toSeconds(),
                        "--silent")
                .succeeded();
    }

    /** Stops the server, rolling back what is not committed; does nothing when none runs. */
    void stop() throws IOException {
        if (running().isEmpty()) {
            return;
        }
        Command stop = account.run(
                binaries.program("pg_ctl"),
                "stop",
                "--pgdata=" + data.path(),
                "--mode=fast",
                "--wait",
                "--timeout=" + PATIENCE.toSeconds());
        if (!stop.succeeded() && running().isPresent()) {
            throw new EmbeddedPostgresException(
                    "The embedded PostgreSQL does not stop: " + stop.complaint(),
                    "Look into its log, " + logFile() + ".");
        }
    }

    /** The server process that the data directory names, if there is one and it is not some later bearer of its id. */
    Optional<ProcessHandle> running() throws IOException {
        Path file = data.path().resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)))
                    .filter(ProcessHandle::isAlive)
                    .filter(this::servesThisData);
        }
    }

    /**
     * Removes the pid file of a dead server whose id another program bears now, for PostgreSQL would take that program
     * for the server. Should it be wrong, the shared memory of the data directory still keeps a second server out.
     */
    void forgetDeadServer() throws IOException {
        if (running().isEmpty()) {
            Files.deleteIfExists(data.path().resolve("postmaster.pid"));
        }
    }

    private boolean servesThisData(ProcessHandle process) {
        String directory = data.path().toString();
        return Stream.of(process.info().arguments().orElse(new String[0])).anyMatch(word -> word.contains(directory));
    }

    private Path logFile() {
        return data.path().resolve("server.log");
    }

    private String log() throws IOException {
        if (!Files.exists(logFile())) {
            return "it wrote no log";
        }
        return Files.readString(logFile());
    }
}
