package dev.taskspace.support;

import dev.taskspace.TaskspaceApplication;
import dev.taskspace.platform.postgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The service in a process of its own, as an operator starts it, and what an operator's worst days do to it. */
public final class ServiceProcess implements AutoCloseable {
    private final Process process;
    private final int port;
    private final Path log;

    private ServiceProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /**
     * Starts one on this database.
     *
     * @param folder for its home and its log, made when absent
     * @param settings such as {@code taskspace.role=api}
     */
    public static ServiceProcess start(Database database, Path folder, String... settings) {
        try {
            Files.createDirectories(folder);
            int port = freePort();
            List<String> line = new ArrayList<>();
            line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            line.addAll(List.of(
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx768m",
                    "-Dspring.aot.enabled=true",
                    "-Dtaskspace.starter=false"));
            // One thread a job, as in this process: sums of more threads differ in their last digits.
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(argument -> argument.startsWith("-Dai.djl") || argument.startsWith("--enable-native"))
                    .forEach(line::add);
            line.addAll(List.of(
                    "-cp",
                    System.getProperty("java.class.path"),
                    TaskspaceApplication.class.getName(),
                    "--spring.datasource.url=" + database.url(),
                    "--spring.datasource.username=" + database.username(),
                    "--spring.datasource.password=" + database.password(),
                    "--spring.datasource.hikari.maximum-pool-size=12",
                    "--spring.datasource.hikari.minimum-idle=2",
                    "--taskspace.home=" + folder.resolve("home"),
                    "--taskspace.workers=1",
                    "--server.port=" + port));
            for (String setting : settings) {
                line.add("--" + setting);
            }
            Path log = folder.resolve("log");
            Process process = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            return new ServiceProcess(process, port, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Service service() {
        return new Service(port);
    }

    /** Whether it takes work; false while it starts. */
    public boolean ready() {
        requireAlive();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected()
                    && service().get("/actuator/health/readiness").statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    public void requireAlive() {
        if (!process.isAlive()) {
            throw new IllegalStateException(this + " ended by itself:\n" + log());
        }
    }

    public long pid() {
        return process.pid();
    }

    /** Ends it as {@code kill -9} does. */
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Stands still until {@link #wake}, like a machine that was suspended. */
    public void freeze() {
        signal("STOP", process.pid());
    }

    public void wake() {
        signal("CONT", process.pid());
    }

    /** All that it has written. */
    public String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a signal to a process of this machine. */
    public static void signal(String name, long process) {
        try {
            int result = new ProcessBuilder("kill", "-" + name, Long.toString(process))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (result != 0) {
                throw new IllegalStateException("kill -" + name + " " + process + " failed");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Ends it, frozen or not. */
    @Override
    public void close() {
        kill();
    }

    @Override
    public String toString() {
        return "process " + process.pid();
    }
}
