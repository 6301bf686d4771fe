package dev.taskspace.dataset;

import dev.taskspace.platform.data.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Removes what uploads left in the home folder when the process was killed while it handled them. */
@Component
class AbandonedUploads {
    /** No request takes this long, of this process or of another on the same folder. */
    private static final Duration OLD = Duration.ofDays(1);

    private final Home home;
    private final Clock clock;

    AbandonedUploads(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    void remove() {
        Instant oldest = clock.instant().minus(OLD);
        try (Stream<Path> files = Files.list(home.uploads())) {
            for (Path file : files.toList()) {
                if (Files.isRegularFile(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
