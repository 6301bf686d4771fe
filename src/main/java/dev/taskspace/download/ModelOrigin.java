package dev.taskspace.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Where the model in a folder came from; kept beside its files. */
record ModelOrigin(String hub, String model, String revision) {
    private static final String NAME = "download.json";

    static Optional<ModelOrigin> of(Path folder) {
        try {
            return Optional.of(
                    JsonMapper.shared().readValue(Files.readAllBytes(folder.resolve(NAME)), ModelOrigin.class));
        } catch (IOException | JacksonException absent) {
            return Optional.empty();
        }
    }

    void write(Path folder) {
        try {
            Files.write(folder.resolve(NAME), JsonMapper.shared().writeValueAsBytes(this));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
