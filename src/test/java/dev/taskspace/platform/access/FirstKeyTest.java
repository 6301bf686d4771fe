package dev.taskspace.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.platform.data.Home;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the service is open to more than this machine and nobody was given a key. */
@ServiceTest(properties = {"taskspace.access.required=true", "taskspace.home=target/home-of-first-key"})
class FirstKeyTest {
    @Autowired
    private Home home;

    @Autowired
    private Access access;

    @Autowired
    private ApiKeys keys;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Clock clock;

    @Autowired
    private JdbcClient database;

    private Service service;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        service = new Service(port);
    }

    @Test
    void liesInAFileThatOnlyItsOwnerReads() throws IOException {
        Path file = home.path().resolve(KeyConfiguration.FILE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(service.get("/keys", "X-API-Key", Files.readString(file).strip())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void staysTheOnlyOneAtTheNextStart() throws IOException {
        String first = Files.readString(home.path().resolve(KeyConfiguration.FILE));

        start(new AccessProperties(true, null, Map.of()));

        assertThat(Files.readString(home.path().resolve(KeyConfiguration.FILE))).isEqualTo(first);
    }

    @Test
    void configuredKeysGoWithTheirConfiguration() {
        Secret secret = new Secret("a-secret-that-somebody-wrote-into-a-file");
        start(new AccessProperties(
                true,
                null,
                Map.of("ci", new AccessProperties.Configured(secret.reveal(), Scope.SUBMIT, "default", null))));
        assertThat(keys.withHash(secret.hash()).orElseThrow().good(clock.instant()))
                .isTrue();

        start(new AccessProperties(true, null, Map.of()));
        assertThat(keys.withHash(secret.hash()).orElseThrow().good(clock.instant()))
                .isFalse();
    }

    @Test
    void isWrittenThoughAProjectHasAnAdminOfItsOwn() {
        database.sql("update api_key set revoked_at = now() where project = 'default'")
                .update();
        start(new AccessProperties(
                true,
                null,
                Map.of(
                        "lead",
                        new AccessProperties.Configured(
                                "a-secret-of-the-admin-of-one-project-only", Scope.ADMIN, "alpha", null))));

        assertThat(keys.anyOperator()).isTrue();
        start(new AccessProperties(true, null, Map.of()));
    }

    private void start(AccessProperties properties) {
        new KeyConfiguration(properties, access, keys, transaction, home, clock).run(new DefaultApplicationArguments());
    }
}
