package dev.taskspace.platform.access;

import dev.taskspace.platform.data.Home;
import dev.taskspace.platform.data.Ids;
import dev.taskspace.platform.project.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the stored keys in line with configuration at every start. Where keys are needed and nobody has one for
 * everything, makes one and leaves it in a file that only this user can read.
 */
@Component
@Order(0)
class KeyConfiguration implements ApplicationRunner {
    static final String FILE = "admin.key";

    private static final Logger log = LoggerFactory.getLogger(KeyConfiguration.class);

    private final AccessProperties properties;
    private final Access access;
    private final ApiKeys keys;
    private final TransactionTemplate transaction;
    private final Home home;
    private final Clock clock;

    KeyConfiguration(
            AccessProperties properties,
            Access access,
            ApiKeys keys,
            TransactionTemplate transaction,
            Home home,
            Clock clock) {
        this.properties = properties;
        this.access = access;
        this.keys = keys;
        this.transaction = transaction;
        this.home = home;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try (Project.Stay ignored = Project.everywhere()) {
            transaction.executeWithoutResult(status -> inLine());
        }
    }

    private void inLine() {
        keys.lock();
        List<Secret> configured = new ArrayList<>();
        if (properties.adminKey() != null) {
            configured.add(add("admin", properties.adminKey(), Scope.ADMIN, Project.DEFAULT, true, null));
        }
        properties
                .keys()
                .forEach((name, key) ->
                        configured.add(add(name, key.secret(), key.scope(), key.project(), true, key.expires())));
        keys.revokeConfiguredExcept(configured);
        if (access.keysRequired() && !keys.anyOperator()) {
            Secret secret = Secret.random();
            Path file = write(secret);
            add("admin", secret.reveal(), Scope.ADMIN, Project.DEFAULT, false, null);
            log.warn("Callers need a key. The first one, for everything, is in {}", file);
        }
    }

    private Secret add(
            String name, String text, Scope scope, String project, boolean configured, @Nullable Instant expires) {
        Secret secret = new Secret(text);
        keys.add(
                new ApiKey(
                        Ids.next(),
                        name,
                        project,
                        scope.included(),
                        secret.prefix(),
                        configured,
                        clock.instant(),
                        expires,
                        null),
                secret);
        return secret;
    }

    private Path write(Secret secret) {
        Path file = home.path().resolve(FILE);
        try {
            Files.createDirectories(home.path());
            Files.deleteIfExists(file);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            return Files.writeString(file, secret.reveal() + System.lineSeparator());
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The first key cannot be written to " + file + "; set TASKSPACE_ACCESS_ADMIN_KEY instead", e);
        }
    }
}
