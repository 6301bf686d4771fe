package dev.taskspace.download;

import dev.taskspace.job.JobHandler;
import dev.taskspace.job.JobKind;
import dev.taskspace.job.JobPhase;
import dev.taskspace.job.JobRun;
import dev.taskspace.platform.data.Sha256;
import dev.taskspace.surrogate.ModelNameTakenException;
import dev.taskspace.surrogate.ModelStore;
import dev.taskspace.surrogate.SurrogateInfo;
import dev.taskspace.surrogate.Surrogates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Downloads one model. What has come stays in its stage, so that the next attempt goes on there. */
@Component
class DownloadJob implements JobHandler {
    private static final String UNIT = "bytes";
    private static final String LOCK = ".lock";

    private final ModelHub client;
    private final DownloadProperties properties;
    private final ModelStore store;
    private final Surrogates surrogates;
    private final JsonMapper json;

    DownloadJob(
            ModelHub client, DownloadProperties properties, ModelStore store, Surrogates surrogates, JsonMapper json) {
        this.client = client;
        this.properties = properties;
        this.store = store;
        this.surrogates = surrogates;
        this.json = json;
    }

    @Override
    public JobKind kind() {
        return JobKind.DOWNLOAD;
    }

    @Override
    public void run(JobRun run) {
        DownloadOrder order = DownloadOrder.read(run.request());
        run.progress(JobPhase.STORE, 0, 1, UNIT);
        try {
            ModelListing listing = client.list(order);
            var origin = new ModelOrigin(properties.url(), order.model(), listing.commit());
            Optional<ModelOrigin> there = store.find(order.name()).flatMap(ModelOrigin::of);
            if (there.isPresent() && there.get().equals(origin)) {
                run.succeed(() -> result(order, origin, surrogates.info(order.name())));
                return;
            }
            if (store.holds(order.name())) {
                throw new ModelNameTakenException(order.name());
            }
            SurrogateInfo info = download(run, order, listing, origin);
            run.succeed(() -> result(order, origin, info));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while downloading", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SurrogateInfo download(JobRun run, DownloadOrder order, ModelListing listing, ModelOrigin origin)
            throws IOException, InterruptedException {
        Path stage = store.stage(new Sha256()
                .field(properties.url())
                .field(order.model())
                .field(listing.commit())
                .hex()
                .substring(0, 16));
        Path lockFile = stage.resolve(LOCK);
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                throw new ImpossibleDownloadException(
                        "Another process downloads this model right now; ask again later.");
            }
            var fetching = new Fetching(run, order, listing, stage);
            fetching.all(listing.small());
            store.requireSupported(order.name(), Files.readAllBytes(stage.resolve(ModelListing.CONFIG)));
            fetching.all(
                    listing.sharded()
                            ? listing.shards(Files.readAllBytes(stage.resolve(ModelListing.INDEX)))
                            : List.of(listing.file(ModelListing.WEIGHTS)));
            origin.write(stage);
            Files.delete(lockFile);
            return store.place(stage, order.name());
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException held) {
            return null;
        }
    }

    private ObjectNode result(DownloadOrder order, ModelOrigin origin, SurrogateInfo info) {
        ObjectNode result = json.createObjectNode();
        result.put("surrogate", order.name());
        result.put("hub", origin.model());
        result.put("revision", origin.revision());
        result.put("sha256", info.sha256());
        return result;
    }

    /** The files of one download, one after the other. */
    private final class Fetching {
        private final JobRun run;
        private final DownloadOrder order;
        private final ModelListing listing;
        private final Path stage;
        private final List<ModelFile> known = new ArrayList<>();
        private long done;

        Fetching(JobRun run, DownloadOrder order, ModelListing listing, Path stage) {
            this.run = run;
            this.order = order;
            this.listing = listing;
            this.stage = stage;
        }

        void all(List<ModelFile> files) throws IOException, InterruptedException {
            known.addAll(files);
            long total = known.stream().mapToLong(ModelFile::size).sum();
            requireRoom(total);
            for (ModelFile file : files) {
                client.fetch(
                        order,
                        listing.commit(),
                        file,
                        stage,
                        there -> run.progress(JobPhase.STORE, done + there, total, UNIT));
                done += file.size();
            }
        }

        private void requireRoom(long total) throws IOException {
            long most = properties.maxSize().toBytes();
            if (total > most) {
                throw new ImpossibleDownloadException("The model has " + total + " bytes; at most " + most
                        + " are downloaded (taskspace.hub.max-size).");
            }
            long free = Files.getFileStore(stage).getUsableSpace();
            if (total - done > free) {
                throw new ImpossibleDownloadException(
                        "The model has " + total + " bytes, and the disk has room for " + free + " more.");
            }
        }
    }
}
