package dev.taskspace.embedding;

import dev.taskspace.platform.health.ReadinessCheck;
import dev.taskspace.surrogate.Surrogates;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** The default surrogate is loaded beside the start of the service, so that the first job need not wait for it. */
@Component
class SurrogateReadiness implements ReadinessCheck {
    private final Surrogates surrogates;
    private final CompletableFuture<Void> loaded = new CompletableFuture<>();

    SurrogateReadiness(Surrogates surrogates) {
        this.surrogates = surrogates;
        load();
    }

    private void load() {
        Thread.ofPlatform().daemon().name("surrogate-loader").start(() -> {
            try {
                surrogates.get(Surrogates.DEFAULT);
                loaded.complete(null);
            } catch (RuntimeException | LinkageError e) {
                loaded.completeExceptionally(e);
            }
        });
    }

    @Override
    public String subject() {
        return "surrogate";
    }

    @Override
    public Optional<String> obstacle() {
        if (!loaded.isDone()) {
            return Optional.of(Surrogates.DEFAULT + " is still being loaded");
        }
        try {
            loaded.join();
            return Optional.empty();
        } catch (CompletionException e) {
            return Optional.of(Surrogates.DEFAULT + " cannot be loaded: "
                    + NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }
}
