package dev.taskspace.pool;

import dev.taskspace.platform.project.Project;
import dev.taskspace.surrogate.TextInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The pool that ships with the service is there from the first start on, whether or not the starter corpus is wanted. */
@Component
@Order(-1)
class DefaultPool implements ApplicationRunner {
    private static final List<String> FILES = List.of("starter/pool/singles.jsonl", "starter/pool/pairs.jsonl");

    /** The content hash of these files. A start that finds it in the database does not read them. */
    static final String CONTENT_HASH = "248c5468c715cb82c0e6250bab6a1875a0750f2c0461c6f92f2ccd6b7e49c102";

    private final Pools pools;
    private final PoolRegistration registration;
    private final JsonMapper json;

    DefaultPool(Pools pools, PoolRegistration registration, JsonMapper json) {
        this.pools = pools;
        this.registration = registration;
        this.json = json;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        try (Project.Stay ignored = Project.enter(Project.SHARED)) {
            if (pools.find(Pool.DEFAULT)
                    .filter(pool -> pool.contentHash().equals(CONTENT_HASH))
                    .isEmpty()) {
                ship(inputs());
            }
        }
    }

    private List<TextInput> inputs() {
        return FILES.stream()
                .flatMap(DefaultPool::lines)
                .map(line -> json.readValue(line, TextInput.class))
                .toList();
    }

    private void ship(List<TextInput> inputs) {
        try {
            registration.ship(inputs);
        } catch (DataIntegrityViolationException anotherProcessDid) {
            registration.ship(inputs);
        }
    }

    private static Stream<String> lines(String file) {
        try {
            return new ClassPathResource(file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
