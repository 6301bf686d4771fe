package dev.taskspace.download;

import dev.taskspace.endpoint.Download;
import dev.taskspace.endpoint.DownloadCall;
import dev.taskspace.endpoint.Downloads;
import dev.taskspace.endpoint.EndpointException;
import dev.taskspace.endpoint.RedirectHosts;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/** Reads from the hub: the list of a model's files, and the files, each until it is whole and what the list says. */
@Component
class ModelHub {
    private static final String PART = ".part";
    private static final int LONGEST_LIST = 16 << 20;
    private static final int PIECE = 1 << 18;

    private final Downloads downloads;
    private final DownloadProperties properties;
    private final RedirectHosts redirects;

    ModelHub(Downloads downloads, DownloadProperties properties) {
        this.downloads = downloads;
        this.properties = properties;
        this.redirects = new RedirectHosts(properties.redirectHosts());
    }

    ModelListing list(DownloadOrder order) throws InterruptedException {
        URI url = address("/api/models/" + order.model() + "/revision/" + encoded(order.revision()) + "?blobs=true");
        var call = new DownloadCall(url, order.apiKeyRef(), 0);
        return ModelListing.read(patiently(
                url, () -> 0, () -> downloads.get(call, redirects, answer -> text(url, answer))));
    }

    private static String text(URI url, Download answer) throws IOException {
        byte[] bytes = answer.body().readNBytes(LONGEST_LIST + 1);
        if (bytes.length > LONGEST_LIST) {
            throw new EndpointException(url, "lists more files than a model has");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /**
     * Fetches a file into a folder, going on where an earlier try broke off; one that is there already is left alone.
     *
     * @param progress hears how much of the file is there; what it throws ends the download
     * @throws EndpointException when the server fails for good, or sends something else than the list says
     */
    void fetch(DownloadOrder order, String commit, ModelFile file, Path folder, LongConsumer progress)
            throws InterruptedException {
        Path whole = folder.resolve(file.name());
        if (Files.exists(whole)) {
            progress.accept(file.size());
            return;
        }
        Path part = folder.resolve(file.name() + PART);
        URI url = address("/" + order.model() + "/resolve/" + commit + "/" + encoded(file.name()));
        var transfer = new Transfer(url, file, part, progress);
        try {
            patiently(url, () -> length(part), () -> {
                long there = length(part);
                if (there < file.size() || there == 0) {
                    downloads.get(new DownloadCall(url, order.apiKeyRef(), there), redirects, transfer::append);
                }
                return true;
            });
            if (!file.checksum().of(part).equals(file.digest())) {
                Files.delete(part);
                throw new EndpointException(
                        url, "sent " + file.name() + " with another checksum than its list says; it was thrown away");
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One file on its way. */
    private record Transfer(URI url, ModelFile file, Path part, LongConsumer progress) {

        boolean append(Download answer) throws IOException {
            if (answer.length() >= 0 && answer.from() + answer.length() != file.size()) {
                throw new EndpointException(
                        url,
                        "sends " + (answer.from() + answer.length()) + " bytes of " + file.name() + ", but lists "
                                + file.size());
            }
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.truncate(answer.from());
                channel.position(answer.from());
                copy(answer.body(), channel);
                channel.force(true);
            }
            return true;
        }

        private void copy(InputStream body, FileChannel channel) throws IOException {
            byte[] piece = new byte[PIECE];
            for (int count = body.read(piece); count >= 0; count = body.read(piece)) {
                if (channel.position() + count > file.size()) {
                    channel.truncate(0);
                    throw new EndpointException(
                            url, "sends more of " + file.name() + " than the " + file.size() + " bytes that it lists");
                }
                ByteBuffer bytes = ByteBuffer.wrap(piece, 0, count);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                progress.accept(channel.position());
            }
            if (channel.position() < file.size()) {
                throw new IOException("it ends after " + channel.position() + " of " + file.size() + " bytes");
            }
        }
    }

    private interface Try<T> {
        T run() throws IOException;
    }

    /** Gives up when so many tries in a row bring nothing new. */
    private <T> T patiently(URI url, LongSupplier there, Try<T> task) throws InterruptedException {
        Duration pause = properties.firstPause();
        int failures = 0;
        while (true) {
            long before = there.getAsLong();
            try {
                return task.run();
            } catch (IOException e) {
                boolean further = there.getAsLong() > before;
                failures = further ? 1 : failures + 1;
                pause = further ? properties.firstPause() : pause;
                if (failures >= properties.attempts()) {
                    throw new EndpointException(
                            url,
                            "broke off again and again, the last time because " + e.getMessage()
                                    + ". What has come is kept; ask again to go on");
                }
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private static long length(Path part) {
        try {
            return Files.size(part);
        } catch (IOException absent) {
            return 0;
        }
    }

    private URI address(String path) {
        return URI.create(properties.url().replaceAll("/+$", "") + path);
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
