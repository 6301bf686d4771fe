package dev.taskspace.platform.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder that holds everything this installation keeps outside the database ({@code TASKSPACE_HOME}).
 *
 * @param path absolute; its parts are made by whoever owns them
 */
@Component
public record Home(Path path) {
    public Home(@Value("${taskspace.home}") Path path) {
        this.path = path.toAbsolutePath().normalize();
    }

    /**
     * Where the bodies of requests lie while they are handled.
     *
     * @throws UnusableHomeException when it cannot be made
     */
    public Path uploads() {
        try {
            return Files.createDirectories(path.resolve("uploads"));
        } catch (IOException e) {
            throw new UnusableHomeException(path, e);
        }
    }
}
