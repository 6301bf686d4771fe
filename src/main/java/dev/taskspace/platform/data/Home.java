package dev.taskspace.platform.data;

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
}
