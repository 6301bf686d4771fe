package dev.taskspace.pool;

import dev.taskspace.dataset.InvalidMetadataException;
import dev.taskspace.dataset.RequestJson;
import dev.taskspace.dataset.SpooledUpload;
import dev.taskspace.dataset.UploadParts;
import dev.taskspace.platform.data.Home;
import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import dev.taskspace.surrogate.TextInput;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Pools over HTTP. */
@RestController
class PoolController implements PoolApi {
    private final Pools pools;
    private final PoolTexts texts;
    private final PoolRegistration registration;
    private final Home home;

    PoolController(Pools pools, PoolTexts texts, PoolRegistration registration, Home home) {
        this.pools = pools;
        this.texts = texts;
        this.registration = registration;
        this.home = home;
    }

    @Override
    public ResponseEntity<Pool> upload(MultipartHttpServletRequest request) throws IOException {
        UploadParts parts = UploadParts.of(request);
        PoolRequest wanted = RequestJson.as(parts.metadata(), PoolRequest.class);
        if (wanted.examples() != null || wanted.from() != null) {
            throw new InvalidMetadataException("/examples", "The inputs of a multipart upload are in the part 'file'.");
        }
        try (SpooledUpload upload = new SpooledUpload(parts.file(), home.uploads())) {
            return answer(registration.register(wanted, upload.path(), upload.fileName()));
        }
    }

    @Override
    public ResponseEntity<Pool> registerInline(PoolRequest request) {
        List<PoolRequest.Example> examples = request.examples();
        String from = request.from();
        if (from != null && examples == null) {
            return answer(registration.register(request, from));
        }
        if (from != null || request.without() != null) {
            throw new InvalidMetadataException(
                    "/from", "A pool has either examples, or from and the datasets that it goes without.");
        }
        if (examples == null || examples.size() > PoolRequest.MOST_INLINE) {
            throw new InvalidMetadataException(
                    "/examples",
                    "A list of at most " + PoolRequest.MOST_INLINE
                            + " examples is needed; or send a file as multipart/form-data.");
        }
        return answer(registration.register(request, examples));
    }

    @Override
    public Page<Pool> list(PageRequest page) {
        return Page.of(
                pools.page(page.after(), page.fetchSize()),
                page,
                pool -> pool.id().toString());
    }

    @Override
    public Pool get(String ref) {
        return pools.require(ref);
    }

    /** The cursor of an input is its number, in the form that every cursor has. */
    @Override
    public Page<PoolApi.NumberedInput> examples(String ref, PageRequest page) {
        List<TextInput> all = texts.all(pools.require(ref));
        int first = Math.clamp(next(page.after()), 0, all.size());
        int end = Math.min(all.size(), first + page.fetchSize());
        List<PoolApi.NumberedInput> found = IntStream.range(first, end)
                .mapToObj(row -> new PoolApi.NumberedInput(
                        row, all.get(row).text(), all.get(row).textPair()))
                .toList();
        return Page.of(found, page, input -> new UUID(0, input.id()).toString());
    }

    private static long next(@Nullable UUID after) {
        return after == null ? 0 : after.getLeastSignificantBits() + 1;
    }

    @Override
    public ResponseEntity<Void> delete(String ref) {
        registration.delete(ref);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<Pool> answer(PoolRegistration.Registered registered) {
        return ResponseEntity.status(registered.created() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create("/pools/" + registered.pool().id()))
                .body(registered.pool());
    }
}
