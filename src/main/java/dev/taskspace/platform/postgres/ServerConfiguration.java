package dev.taskspace.platform.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The whole configuration of the server, written anew before each start so that a new release can change it.
 *
 * <p>Durable: a commit is on disk before it is acknowledged. Private: loopback with a password, no socket file. Errors of
 * single statements are the client's to log; the server's own log stays small. No parallel query, as that needs more
 * shared memory than containers give.
 *
 * @param port where it listens on the loopback address
 */
record ServerConfiguration(int port) {
    static final String HOST = "127.0.0.1";
    static final int MAX_CONNECTIONS = 100;

    static ServerConfiguration onFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ServerConfiguration(socket.getLocalPort());
        }
    }

    void writeInto(DataDirectory data) throws IOException {
        Path file = data.path().resolve("postgresql.conf");
        Files.writeString(file, """
                # Written by Taskspace before each start of the server; changes made here are lost.
                listen_addresses = '%s'
                port = %d
                unix_socket_directories = ''
                max_connections = %d
                password_encryption = 'scram-sha-256'
                fsync = on
                full_page_writes = on
                synchronous_commit = on
                shared_buffers = '128MB'
                max_parallel_workers_per_gather = 0
                max_parallel_maintenance_workers = 0
                timezone = 'UTC'
                log_timezone = 'UTC'
                log_min_messages = 'log'
                log_checkpoints = off
                """.formatted(HOST, port, MAX_CONNECTIONS));
    }
}
