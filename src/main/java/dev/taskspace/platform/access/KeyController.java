package dev.taskspace.platform.access;

import dev.taskspace.platform.data.Ids;
import dev.taskspace.platform.project.Project;
import dev.taskspace.platform.web.Page;
import dev.taskspace.platform.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Objects;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Keys over HTTP, for administrators. */
@RestController
@RequestMapping("/keys")
@Tag(name = "keys", description = "Who may call")
class KeyController {
    /** Later ones cannot be stored. */
    private static final Instant LATEST_EXPIRY = Instant.parse("9999-12-31T23:59:59Z");

    private final ApiKeys keys;
    private final KeyRing ring;
    private final Clock clock;

    KeyController(ApiKeys keys, KeyRing ring, Clock clock) {
        this.keys = keys;
        this.ring = ring;
        this.clock = clock;
    }

    @PostMapping
    @Operation(
            operationId = "createKey",
            summary = "Make a key; its secret is answered once and never again",
            description = "For the project of the key that asks; a key of project default makes keys of every project.")
    @ApiResponse(responseCode = "201", description = "The key and its secret")
    ResponseEntity<NewKey> create(@RequestBody @Valid KeyRequest request) {
        String own = Project.current();
        String project = Objects.requireNonNullElse(request.project(), own);
        if (!project.equals(own) && !own.equals(Project.DEFAULT)) {
            throw new OtherProjectException(own);
        }
        if (request.expiresAt() != null && request.expiresAt().isAfter(LATEST_EXPIRY)) {
            throw new ExpiryTooLateException(LATEST_EXPIRY);
        }
        Secret secret = Secret.random();
        ApiKey key = new ApiKey(
                Ids.next(),
                request.name(),
                project,
                request.scopes().stream()
                        .max(Comparator.naturalOrder())
                        .orElseThrow()
                        .included(),
                secret.prefix(),
                false,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                request.expiresAt(),
                null);
        keys.add(key, secret);
        return ResponseEntity.created(URI.create("/keys/" + key.id()))
                .cacheControl(CacheControl.noStore())
                .body(new NewKey(key, secret.reveal()));
    }

    @GetMapping
    @Operation(operationId = "listKeys", summary = "List keys, without their secrets, in the order of creation")
    Page<ApiKey> list(PageRequest page) {
        return Page.of(keys.page(page), page, key -> key.id().toString());
    }

    @DeleteMapping("/{id}")
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke a key: at once here, within five seconds in other processes",
            description =
                    "A key that the configuration names is back after the next start, unless it was taken out there.",
            responses = @ApiResponse(responseCode = "204", description = "It opens nothing any more"))
    ResponseEntity<Void> revoke(@PathVariable String id) {
        if (!Ids.parse(id).map(keys::revoke).orElse(false)) {
            throw new KeyNotFoundException();
        }
        ring.forget();
        return ResponseEntity.noContent().build();
    }
}
