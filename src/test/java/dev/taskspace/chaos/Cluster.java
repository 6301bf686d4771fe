package dev.taskspace.chaos;

import static org.awaitility.Awaitility.await;

import dev.taskspace.platform.postgres.Database;
import dev.taskspace.platform.postgres.EmbeddedPostgres;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Processes of the service on a PostgreSQL of their own: one that serves, and workers. */
final class Cluster implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final Database database;
    private final ServiceProcess first;
    private final List<ServiceProcess> workers = new ArrayList<>();
    private int started;

    /** Starts all processes at once, on an empty database; returns as soon as the first one serves. */
    Cluster(Path folder, String roleOfFirst, int workers) {
        this.folder = folder;
        this.postgres = EmbeddedPostgres.start(folder.resolve("database"));
        this.database = postgres.database("chaos");
        Runtime.getRuntime().addShutdownHook(new Thread(postgres::close));
        this.first = process(roleOfFirst);
        for (int worker = 0; worker < workers; worker++) {
            this.workers.add(process("worker"));
        }
        try {
            await().atMost(PATIENCE).until(first::ready);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    Service service() {
        return first.service();
    }

    Ledger ledger() {
        return new Ledger(database);
    }

    List<ServiceProcess> workers() {
        return List.copyOf(workers);
    }

    /** Starts a process in the place of one that was killed. */
    ServiceProcess replace(ServiceProcess dead) {
        ServiceProcess next = process("worker");
        workers.set(workers.indexOf(dead), next);
        return next;
    }

    /**
     * Ends the database's server, which is started again at once, and waits until it answers.
     *
     * @param signal INT rolls back what is open and ends in good order, KILL is a crash
     */
    void restartDatabase(String signal) {
        long before = databaseServer();
        ServiceProcess.signal(signal, before);
        await().atMost(PATIENCE)
                .ignoreExceptionsMatching(away -> away instanceof SQLException || away instanceof UncheckedIOException)
                .until(() -> databaseServer() != before && ledger().answers());
    }

    private long databaseServer() {
        try {
            return Long.parseLong(Files.readAllLines(folder.resolve("database/data/postmaster.pid"))
                    .getFirst()
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServiceProcess process(String role) {
        started++;
        return ServiceProcess.start(
                database,
                folder.resolve(role + "-" + started),
                "taskspace.role=" + role,
                "taskspace.job.heartbeat=500ms",
                "taskspace.job.poll=100ms");
    }

    @Override
    public void close() {
        first.close();
        workers.forEach(ServiceProcess::close);
        postgres.close();
    }
}
