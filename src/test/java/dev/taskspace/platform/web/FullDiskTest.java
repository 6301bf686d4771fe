package dev.taskspace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.web.multipart.MultipartException;

class FullDiskTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void recognisesADeviceThatTakesNothingMore() {
        Throwable full = catchThrowable(() -> Files.write(Path.of("/dev/full"), new byte[1]));
        assertThat(full).isInstanceOf(IOException.class);
        assertThat(FullDisk.caused(new MultipartException("cannot be parsed", new IllegalStateException(full))))
                .isTrue();
    }

    @Test
    void recognisesADatabaseWithoutRoom() {
        assertThat(FullDisk.caused(new IllegalStateException(new SQLException("could not extend file", "53100"))))
                .isTrue();
    }

    @Test
    void takesNoOtherFailureForIt() {
        assertThat(FullDisk.caused(new UncheckedIOException(new IOException("Stream ended unexpectedly"))))
                .isFalse();
        assertThat(FullDisk.caused(new SQLException("duplicate key", "23505"))).isFalse();
        assertThat(FullDisk.caused(null)).isFalse();
    }
}
