package dev.taskspace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.platform.data.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedUploadsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @TempDir
    Path folder;

    private Path upload(Home home, String name, Duration age) throws IOException {
        Path file = Files.createFile(home.uploads().resolve(name));
        return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
    }

    @Test
    void removesOldUploadsAndLeavesThoseInFlight() throws IOException {
        Home home = new Home(folder);
        Path old = upload(home, "old", Duration.ofHours(25));
        Path inFlight = upload(home, "in-flight", Duration.ofHours(23));

        new AbandonedUploads(home, Clock.fixed(NOW, ZoneOffset.UTC)).remove();

        assertThat(old).doesNotExist();
        assertThat(inFlight).exists();
    }
}
