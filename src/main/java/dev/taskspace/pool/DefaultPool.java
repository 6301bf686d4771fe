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

    private final PoolRegistration registration;
    private final JsonMapper json;

    DefaultPool(PoolRegistration registration, JsonMapper json) {
        this.registration = registration;
        this.json = json;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<TextInput> inputs = FILES.stream()
                .flatMap(DefaultPool::lines)
                .map(line -> json.readValue(line, TextInput.class))
                .toList();
        try (Project.Stay ignored = Project.enter(Project.SHARED)) {
            ship(inputs);
        }
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
