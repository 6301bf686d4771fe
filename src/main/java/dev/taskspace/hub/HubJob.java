package dev.taskspace.hub;

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
class HubJob implements JobHandler {
    private static final String UNIT = "bytes";
    private static final String LOCK = ".lock";

    private final HubClient client;
    private final HubProperties properties;
    private final ModelStore store;
    private final Surrogates surrogates;
    private final JsonMapper json;

    HubJob(HubClient client, HubProperties properties, ModelStore store, Surrogates surrogates, JsonMapper json) {
        this.client = client;
        this.properties = properties;
        this.store = store;
        this.surrogates = surrogates;
        this.json = json;
    }

    @Override
    public JobKind kind() {
        return JobKind.IMPORT;
    }

    @Override
    public void run(JobRun run) {
        HubOrder order = HubOrder.read(run.request());
        run.progress(JobPhase.STORE, 0, 1, UNIT);
        try {
            HubListing listing = client.list(order);
            var origin = new HubOrigin(properties.url(), order.model(), listing.commit());
            Optional<HubOrigin> there = store.find(order.name()).flatMap(HubOrigin::of);
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

    private SurrogateInfo download(JobRun run, HubOrder order, HubListing listing, HubOrigin origin)
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
            store.requireSupported(order.name(), Files.readAllBytes(stage.resolve(HubListing.CONFIG)));
            fetching.all(
                    listing.sharded()
                            ? listing.shards(Files.readAllBytes(stage.resolve(HubListing.INDEX)))
                            : List.of(listing.file(HubListing.WEIGHTS)));
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

    private ObjectNode result(HubOrder order, HubOrigin origin, SurrogateInfo info) {
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
        private final HubOrder order;
        private final HubListing listing;
        private final Path stage;
        private final List<HubFile> known = new ArrayList<>();
        private long done;

        Fetching(JobRun run, HubOrder order, HubListing listing, Path stage) {
            this.run = run;
            this.order = order;
            this.listing = listing;
            this.stage = stage;
        }

        void all(List<HubFile> files) throws IOException, InterruptedException {
            known.addAll(files);
            long total = known.stream().mapToLong(HubFile::size).sum();
            requireRoom(total);
            for (HubFile file : files) {
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
