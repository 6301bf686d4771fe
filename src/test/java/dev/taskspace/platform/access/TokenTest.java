package dev.taskspace.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tokens signed with a real key, which the service fetches over HTTP. */
@ServiceTest(
        properties = {
            "taskspace.access.required=true",
            "taskspace.access.admin-key=" + AccessTest.ADMIN,
            "taskspace.access.token.scope-claim=roles",
            "taskspace.access.token.scope-prefix=taskspace:",
            "taskspace.access.token.project-claim=team"
        })
class TokenTest {
    private static final RSAKey KEY = key("first");
    private static final HttpServer ISSUER = issuer();

    @Autowired
    private JdbcClient jdbc;

    private Service service;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        service = new Service(port);
    }

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        properties.add(
                "spring.security.oauth2.resourceserver.jwt.jwk-set-uri",
                () -> "http://127.0.0.1:" + ISSUER.getAddress().getPort() + "/jwks");
        properties.add("spring.security.oauth2.resourceserver.jwt.audiences", () -> "taskspace");
    }

    @AfterAll
    static void stop() {
        ISSUER.stop(0);
    }

    @Test
    void opensWhatItsScopesSay() {
        assertThat(get("/datasets", signed(claims().claim("roles", List.of("other", "taskspace:read")), KEY)))
                .isEqualTo(200);
        assertThat(get("/keys", signed(claims().claim("roles", List.of("taskspace:read")), KEY)))
                .isEqualTo(403);
        assertThat(get("/keys", signed(claims().claim("roles", "openid taskspace:admin"), KEY)))
                .isEqualTo(200);
        assertThat(get("/datasets", signed(claims().claim("roles", List.of("read")), KEY)))
                .as("without the prefix it is another service's scope")
                .isEqualTo(403);
        assertThat(get("/datasets", signed(claims(), KEY))).isEqualTo(403);
    }

    @Test
    void opensNothingIfItIsNotGood() throws JOSEException {
        JWTClaimsSet.Builder admin = claims().claim("roles", "taskspace:admin");

        assertThat(get("/datasets", signed(admin, key("second")))).isEqualTo(401);
        assertThat(get(
                        "/datasets",
                        signed(admin, new RSAKeyGenerator(2048).keyID("first").generate())))
                .as("signed with another key of the same name")
                .isEqualTo(401);
        assertThat(get("/datasets", new PlainJWT(admin.build()).serialize() + "x"))
                .isEqualTo(401);
        assertThat(get("/datasets", signed(admin.audience("another"), KEY))).isEqualTo(401);
        assertThat(get(
                        "/datasets",
                        signed(
                                claims().claim("roles", "taskspace:admin")
                                        .expirationTime(Date.from(Instant.now().minusSeconds(600))),
                                KEY)))
                .isEqualTo(401);
        assertThat(get("/datasets", signed(claims().subject(null).claim("roles", "taskspace:admin"), KEY)))
                .isEqualTo(401);
        assertThat(get(
                        "/datasets",
                        signed(claims().claim("roles", "taskspace:admin").claim("team", "../x"), KEY)))
                .isEqualTo(401);
    }

    @Test
    void isKnownByItsSubjectAndItsProject() {
        String token = signed(claims().claim("roles", "taskspace:submit").claim("team", "search"), KEY);

        assertThat(service.delete("/datasets/nothing", "Authorization", "Bearer " + token, "X-Request-Id", "of-a-token")
                        .statusCode())
                .isEqualTo(404);

        await().until(() -> jdbc.sql("select caller || ' ' || project from audit_entry where request_id = 'of-a-token'")
                .query(String.class)
                .list()
                .equals(List.of("token:anna search")));
    }

    @Test
    void leavesKeysAsTheyAre() {
        assertThat(get("/keys", AccessTest.ADMIN)).isEqualTo(200);
    }

    private int get(String path, String token) {
        return service.get(path, "Authorization", "Bearer " + token).statusCode();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .subject("anna")
                .audience("taskspace")
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(600)));
    }

    private static String signed(JWTClaimsSet.Builder claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpServer issuer() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            byte[] keys = new JWKSet(KEY.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
            server.createContext("/jwks", exchange -> {
                exchange.getResponseHeaders().add("Content-Type", "application/jwk-set+json");
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
