package dev.taskspace.platform.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Keys of one project against the data of another, through every door that the service has. */
@ServiceTest(
        properties = {
            "taskspace.access.required=true",
            "taskspace.access.admin-key=" + ProjectsHttpTest.OPERATOR,
            "taskspace.access.keys.red.secret=" + ProjectsHttpTest.RED,
            "taskspace.access.keys.red.scope=admin",
            "taskspace.access.keys.red.project=red",
            "taskspace.access.keys.blue.secret=" + ProjectsHttpTest.BLUE,
            "taskspace.access.keys.blue.scope=admin",
            "taskspace.access.keys.blue.project=blue",
            "taskspace.access.keys.publisher.secret=" + ProjectsHttpTest.PUBLISHER,
            "taskspace.access.keys.publisher.scope=submit",
            "taskspace.access.keys.publisher.project=shared",
            "taskspace.requests-per-minute=100000"
        })
class ProjectsHttpTest {
    static final String OPERATOR = "an-operators-secret-of-forty-characters-1";
    static final String RED = "a-secret-of-project-red-of-forty-chars-12";
    static final String BLUE = "a-secret-of-project-blue-of-forty-chars-1";
    static final String PUBLISHER = "a-secret-of-project-shared-of-forty-char1";

    private static final String TRANSFER = """
        {"source":"%s","target":"%s","baseModel":"m","metric":"accuracy","score":%s,"baseline":0.5}""";

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

    @Autowired
    private JdbcClient jdbc;

    private Service service;

    @BeforeEach
    void connect(@LocalServerPort int port) {
        service = new Service(port);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> service.get("/actuator/health/readiness").statusCode() == 200);
    }

    private static String[] as(String key) {
        return new String[] {"Authorization", "Bearer " + key};
    }

    @Test
    void givesEachProjectItsOwnNames() {
        assertThat(add(RED, "reviews", "red").statusCode()).isEqualTo(201);
        assertThat(add(BLUE, "reviews", "blue").statusCode()).isEqualTo(201);

        String red = one("/datasets/reviews", RED).path("contentHash").asString();
        String blue = one("/datasets/reviews", BLUE).path("contentHash").asString();
        assertThat(red).isNotEmpty().isNotEqualTo(blue);
        assertThat(service.get("/datasets/reviews", as(OPERATOR)).statusCode()).isEqualTo(404);
    }

    @Test
    void hidesEverythingOfAnotherProjectByIdAndByName() {
        add(RED, "hidden-plans", "plan");
        String dataset = one("/datasets/hidden-plans", RED).path("id").asString();
        embed(RED, "hidden-plans");
        String jobId = one("/jobs?limit=1", RED).path("data").path(0).path("id").asString();
        service.postJson("/transfers", TRANSFER.formatted("hidden-plans", "hidden-target", "0.7"), as(RED));
        service.postJson(
                "/pools", "{\"name\":\"hidden-pool\",\"examples\":[{\"text\":\"a\"},{\"text\":\"b\"}]}", as(RED));
        service.postJson("/models", """
            {"name":"hidden-model","kind":"zeroShot"}""", as(RED));
        service.postJson("/prompts", """
            {"name":"hidden-prompt","model":"hidden-model","template":"It is {{text}}.","verbalizers":{"x":["good"],"y":["bad"]}}""", as(RED));
        String embedding = one("/embeddings?entity=datasets/hidden-plans", RED)
                .path("data")
                .path(0)
                .path("id")
                .asString();
        assertThat(embedding).isNotEmpty();

        List<String> doors = List.of(
                "/datasets/hidden-plans",
                "/datasets/" + dataset,
                "/datasets/" + dataset + "/examples",
                "/jobs/" + jobId,
                "/jobs/" + jobId + "/events",
                "/embeddings/" + embedding,
                "/pools/hidden-pool",
                "/models/hidden-model",
                "/prompts/hidden-prompt",
                "/rank?target=hidden-plans",
                "/rank?target=" + dataset);
        for (String door : doors) {
            assertThat(service.get(door, as(RED)).statusCode())
                    .as(door + " to its own")
                    .isLessThan(300);
            HttpResponse<String> refused = service.get(door, as(BLUE));
            assertThat(refused.statusCode()).as(door).isIn(404, 422);
        }
        for (String list : List.of(
                "/datasets",
                "/jobs",
                "/embeddings",
                "/pools",
                "/models",
                "/prompts",
                "/transfers",
                "/map",
                "/similarities",
                "/webhooks",
                "/keys",
                "/audit",
                "/evaluations",
                "/embeddings?method=textemb")) {
            HttpResponse<String> answer = service.get(list, as(BLUE));
            assertThat(answer.statusCode()).as(list).isIn(200, 404, 422);
            assertThat(answer.body()).as(list).doesNotContain("hidden-", dataset, jobId, embedding);
        }
        for (String door : List.of(
                "/datasets/" + dataset, "/models/hidden-model", "/prompts/hidden-prompt", "/pools/hidden-pool")) {
            assertThat(service.delete(door, as(BLUE)).statusCode()).as(door).isEqualTo(404);
        }
        for (String deed : List.of("cancel", "retry")) {
            assertThat(service.postJson("/jobs/" + jobId + "/" + deed, "", as(BLUE))
                            .statusCode())
                    .as(deed)
                    .isEqualTo(404);
        }
        HttpResponse<String> export =
                service.send(service.request("/transfers", "Authorization", "Bearer " + BLUE, "Accept", "text/csv"));
        assertThat(export.body()).doesNotContain("hidden");
        HttpResponse<String> own =
                service.send(service.request("/transfers", "Authorization", "Bearer " + RED, "Accept", "text/csv"));
        assertThat(own.body()).contains("hidden-plans");
    }

    @Test
    void letsEverybodyReadWhatIsSharedAndOnlyTheOperatorChangeIt() {
        assertThat(add(PUBLISHER, "commons", "common").statusCode()).isEqualTo(201);

        for (String key : List.of(RED, BLUE, OPERATOR)) {
            assertThat(service.get("/datasets/commons", as(key)).statusCode()).isEqualTo(200);
            assertThat(service.get("/pools/default", as(key)).statusCode()).isEqualTo(200);
        }
        HttpResponse<String> refused = service.delete("/datasets/commons", as(RED));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Service.json(refused).path("detail").asString()).contains("'default'");
        assertThat(service.get("/datasets/commons", as(BLUE)).statusCode()).isEqualTo(200);

        embed(RED, "commons");
        assertThat(one("/embeddings?entity=datasets/commons", RED).path("data")).hasSize(1);
        assertThat(one("/embeddings?entity=datasets/commons", BLUE).path("data"))
                .isEmpty();

        assertThat(service.delete("/datasets/commons", as(OPERATOR)).statusCode())
                .isEqualTo(204);
    }

    @Test
    void keepsNamesUnambiguous() {
        add(RED, "taken-by-red", "one");
        HttpResponse<String> refused = add(PUBLISHER, "taken-by-red", "two");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).doesNotContain("'red'");

        add(PUBLISHER, "taken-by-all", "three");
        assertThat(add(RED, "taken-by-all", "four").statusCode()).isEqualTo(409);
    }

    @Test
    void learnsFromTheTransfersOfOneProjectOnly() {
        NAMES.stream().forEach(name -> add(RED, "red-" + name, name));
        String rows = NAMES.stream()
                .flatMap(source -> NAMES.stream()
                        .filter(target -> !target.equals(source))
                        .map(target -> TRANSFER.formatted("red-" + source, "red-" + target, "0.9")))
                .reduce((one, other) -> one + "," + other)
                .orElseThrow();
        assertThat(service.postJson("/transfers", "[" + rows + "]", as(RED)).statusCode())
                .isLessThan(300);

        assertThat(service.get("/evaluations", as(RED)).body()).contains("sourceEffect");
        assertThat(service.get("/evaluations", as(BLUE)).body()).doesNotContain("red-");
        assertThat(one("/transfers?limit=50", BLUE).path("data")).isEmpty();
        assertThat(service.postJson("/transfers", TRANSFER.formatted("red-a", "red-b", "0.1"), as(BLUE))
                        .statusCode())
                .isLessThan(300);
        JsonNode own = one("/transfers?source=datasets/red-a&target=datasets/red-b", RED)
                .path("data");
        assertThat(StreamSupport.stream(own.spliterator(), false)
                        .map(row -> row.path("score").asDouble()))
                .containsExactly(0.9);
    }

    @Test
    void letsAnAdministratorMakeKeysOfItsOwnProjectOnly() {
        HttpResponse<String> own = service.postJson("/keys", "{\"name\":\"more-red\",\"scopes\":[\"read\"]}", as(RED));
        assertThat(own.statusCode()).isEqualTo(201);
        assertThat(Service.json(own).path("key").path("project").asString()).isEqualTo("red");
        assertThat(service.postJson("/keys", "{\"name\":\"thief\",\"scopes\":[\"read\"],\"project\":\"blue\"}", as(RED))
                        .statusCode())
                .isEqualTo(403);
        String id = Service.json(own).path("key").path("id").asString();
        assertThat(service.delete("/keys/" + id, as(BLUE)).statusCode()).isEqualTo(404);
        assertThat(service.get("/keys", as(BLUE)).body()).doesNotContain("more-red");
        assertThat(service.get("/keys?limit=200", as(OPERATOR)).body()).contains("more-red");
        assertThat(service.postJson(
                                "/keys",
                                "{\"name\":\"for-blue\",\"scopes\":[\"read\"],\"project\":\"blue\"}",
                                as(OPERATOR))
                        .statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "blue"})
    void isHeldByTheDatabaseWhateverTheQueryForgets(String project) {
        add(RED, "held-red", "held");
        add(BLUE, "held-blue", "held");

        try (Project.Stay ignored = Project.enter(project)) {
            assertThat(jdbc.sql("select distinct project from dataset")
                            .query(String.class)
                            .list())
                    .isSubsetOf(project, "shared");
            assertThat(jdbc.sql("update dataset set description = 'mine' where project not in (?, 'shared')")
                            .param(project)
                            .update())
                    .isZero();
        }
    }

    private HttpResponse<String> add(String key, String name, String words) {
        return service.postJson("/datasets", """
        {"name":"%s","examples":[{"text":"%2$s good","label":"x"},{"text":"%2$s bad","label":"y"},
          {"text":"%2$s fine","label":"x"},{"text":"%2$s poor","label":"y"}]}""".formatted(name, words), as(key));
    }

    private void embed(String key, String dataset) {
        HttpResponse<String> answer = service.postJson(
                "/embeddings?wait=60s", "{\"dataset\":\"%s\",\"method\":\"textemb\"}".formatted(dataset), as(key));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode one(String path, String key) {
        return Service.json(service.get(path, as(key)));
    }
}
