package dev.taskspace.platform.web;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A small resource on which the conventions of every resource can be seen. */
@TestConfiguration
@RestController
public class Echo {
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch released = new CountDownLatch(1);

    enum Colour {
        RED,
        DARK_BLUE
    }

    record Word(
            @NotBlank @Size(max = 20) String text,
            @Nullable Colour colour,
            @Nullable Integer weight,
            @Nullable Instant at,
            @Size(max = 3) @Nullable List<@Valid Word> parts) {}

    static final class Refused extends ProblemException {
        private static final long serialVersionUID = 1L;

        Refused(ProblemType type) {
            super(type, "Refused as asked.", List.of(ProblemItem.atLine(7, "label", "is missing")));
        }
    }

    @GetMapping(path = "/echo", produces = MediaType.APPLICATION_JSON_VALUE)
    Page<Integer> list(PageRequest page, @RequestParam(defaultValue = "0") @Max(9) int from) {
        return Page.of(
                java.util.stream.IntStream.range(from, from + 300)
                        .limit(page.fetchSize())
                        .boxed()
                        .toList(),
                page,
                last -> new UUID(0, last).toString());
    }

    @PostMapping(path = "/echo", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Map<String, Object>> echo(@RequestBody @Valid Word word) {
        return ResponseEntity.created(URI.create("/echo/" + calls.incrementAndGet()))
                .body(Map.of("text", word.text(), "call", calls.get()));
    }

    @PostMapping(path = "/echo/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    Map<String, Object> upload(@RequestPart MultipartFile file, @RequestPart @Valid Word metadata) {
        return Map.of("bytes", file.getSize(), "text", metadata.text(), "call", calls.incrementAndGet());
    }

    @PostMapping("/echo/refusals/{type}")
    void refuse(@PathVariable ProblemType type) {
        calls.incrementAndGet();
        throw new Refused(type);
    }

    @PostMapping("/echo/crash")
    void crash() {
        throw new IllegalStateException("secret " + calls.incrementAndGet());
    }

    /** Answers only once somebody has called {@link #release}. */
    @PostMapping("/echo/slow")
    int slow() throws InterruptedException {
        int call = calls.incrementAndGet();
        released.await();
        return call;
    }

    @PostMapping("/echo/release")
    void release() {
        released.countDown();
    }

    @DeleteMapping("/echo/{id}")
    void delete(@PathVariable UUID id) {
        throw new UnsupportedOperationException(id.toString());
    }

    @GetMapping("/echo/calls")
    int calls() {
        return calls.get();
    }
}
