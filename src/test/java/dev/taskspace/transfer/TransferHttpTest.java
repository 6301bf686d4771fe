package dev.taskspace.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServiceTest
class TransferHttpTest {
    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final String CSV = "text/csv";

    @LocalServerPort
    private int port;

    @Test
    void recordsOneTransferAndReadsItBack() {
        HttpResponse<String> answer = post(JSON, """
                {"source": "one-source", "target": "one-target", "baseModel": "t5", "adaptation": "lora",
                 "metric": "accuracy", "seed": 7, "score": 0.91, "baseline": 0.88, "targetExamples": 400,
                 "provenance": "table 3", "tags": {"run": "a"}, "epochs": 5}""");
        JsonNode stored = list("target=one-target").get(0);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(results(answer)).isEqualTo("created");
        assertThat(stored.get("id").asString())
                .isEqualTo(Service.json(answer).at("/results/0/id").asString());
        assertThat(stored.get("source").asString()).isEqualTo("datasets/one-source");
        assertThat(stored.get("score").asDouble()).isEqualTo(.91);
        assertThat(stored.get("baseline").asDouble()).isEqualTo(.88);
        assertThat(stored.get("higherIsBetter").asBoolean()).isTrue();
        assertThat(stored.get("targetExamples").asInt()).isEqualTo(400);
        assertThat(stored.get("sourceExamples").isNull()).isTrue();
        assertThat(stored.at("/tags/run").asString()).isEqualTo("a");
        assertThat(stored.at("/tags/epochs").asString()).isEqualTo("5");
    }

    @Test
    void recognisesAMeasurementThatIsReportedAgain() {
        String row = "{\"source\":\"again-s\",\"target\":\"again-t\",\"seed\":1,\"score\":%s}";

        assertThat(results(post(JSON, row.formatted("0.50")))).isEqualTo("created");
        assertThat(results(post(JSON, row.formatted("0.5")))).isEqualTo("unchanged");
        assertThat(results(post(JSON, row.formatted("0.50").replace("again-s", "datasets/again-s"))))
                .isEqualTo("unchanged");
        assertThat(results(post(JSON, row.formatted("0.6")))).isEqualTo("updated");
        assertThat(results(post(JSON, row.formatted("0.6").replace("\"seed\":1", "\"seed\":2"))))
                .isEqualTo("created");
        assertThat(list("source=again-s")
                        .valueStream()
                        .map(transfer -> transfer.get("score").asDouble()))
                .containsExactly(.6, .6);
    }

    @Test
    void keepsWhatALaterReportLeavesOut() {
        post(JSON, """
                {"source": "keep-s", "target": "keep-t", "score": 0.5, "baseline": 0.4, "sourceExamples": 70,
                 "provenance": "table 1", "tags": {"run": "a"}}""");

        String bare = "{\"source\": \"keep-s\", \"target\": \"keep-t\", \"score\": %s}";
        assertThat(results(post(JSON, bare.formatted("0.5")))).isEqualTo("unchanged");
        assertThat(results(post(JSON, bare.formatted("0.6")))).isEqualTo("updated");

        JsonNode stored = list("target=keep-t").get(0);
        assertThat(stored.get("score").asDouble()).isEqualTo(.6);
        assertThat(stored.get("baseline").asDouble()).isEqualTo(.4);
        assertThat(stored.get("sourceExamples").asInt()).isEqualTo(70);
        assertThat(stored.get("provenance").asString()).isEqualTo("table 1");
        assertThat(stored.at("/tags/run").asString()).isEqualTo("a");
    }

    @Test
    void keepsTheLastOfContradictoryRowsOfOneRequest() {
        HttpResponse<String> answer = post(JSON, """
                [{"source": "contra-s", "target": "contra-t", "score": 1},
                 {"source": "contra-s", "target": "contra-t", "score": 2},
                 {"source": "contra-s", "target": "contra-t", "score": 2}]""");

        assertThat(results(answer)).isEqualTo("created updated unchanged");
        assertThat(list("target=contra-t").get(0).get("score").asDouble()).isEqualTo(2);
    }

    @Test
    void rejectsBadRowsAloneAndSaysWhy() {
        HttpResponse<String> answer = post(NDJSON, """
                {"source": "bad-s", "target": "bad-t", "score": 0.5}
                {"source": "bad-s", "target": "bad-t", "seed": 2, "score": NaN}
                {"source": "bad-s", "target": "bad-t", "seed": 3, "score": 1e400}
                {"source": "bad-s", "target": "bad-t", "seed": 4, "score": 3e9}
                {"source": "bad-s", "target": "bad-t", "seed": 5}
                {"source": "bad-s", "score": 0.5}
                {"source": "bad-t", "target": "bad-t", "score": 0.5}
                {"source": "bad-s", "target":
                {"source": "bad-s", "target": "bad-t", "seed": 9, "score": 0.5, "baseline": "Infinity"}

                {"source": "bad-s", "target": "bad-t", "seed": 10, "score": "0.7"}
                """);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(results(answer))
                .isEqualTo("created rejected rejected rejected rejected rejected rejected rejected rejected created");
        assertThat(Service.json(answer).get("rejected").asInt()).isEqualTo(8);
        assertThat(Service.json(answer).at("/results/1/reason").asString()).isEqualTo("score is not finite: NaN");
        assertThat(Service.json(answer).at("/results/3/reason").asString()).contains("beyond");
        assertThat(Service.json(answer).at("/results/5/reason").asString()).isEqualTo("target is missing");
        assertThat(list("target=bad-t")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "target", "baseModel"})
    void findsNothingForWhatCannotBeStored(String parameter) {
        assertThat(list(parameter + "=a%00b")).isEmpty();
        assertThat(get("/transfers?" + parameter + "=a%00b", CSV).statusCode()).isEqualTo(200);
    }

    @Test
    void importsAPublishedTableAsItIs() {
        HttpResponse<String> answer = post(CSV, """
                target,source,model,adaptation,learning_rate,seed,accuracy,score,canonical
                csv-t,csv-s,gpt2m,finetune,3e-5,10,0.3425,0.3425,1
                csv-t,csv-s,gpt2m,finetune,3e-5,15,0.33
                csv-t,"csv, s",gpt2m,finetune,,20,,not measured,1
                """);
        JsonNode stored = list("target=csv-t&baseModel=gpt2m").get(0);

        assertThat(results(answer)).isEqualTo("created rejected rejected");
        assertThat(stored.get("baseModel").asString()).isEqualTo("gpt2m");
        assertThat(stored.at("/tags/learningRate").asString()).isEqualTo("3e-5");
    }

    @Test
    void recordsNothingOfABodyThatBreaksOff() {
        HttpResponse<String> broken = post(JSON, "[{\"source\":\"off-s\",\"target\":\"off-t\",\"score\":1},{\"sou");
        HttpResponse<String> noHeader = post(CSV, "source,score\noff-s,1\n");

        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(noHeader.statusCode()).isEqualTo(400);
        assertThat(post(JSON, "").statusCode()).isEqualTo(400);
        assertThat(list("target=off-t")).isEmpty();
    }

    @Test
    void refusesASingleImpossibleTransfer() {
        HttpResponse<String> answer = post(JSON, "{\"source\":\"only-s\",\"target\":\"only-t\",\"score\":NaN}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Service.json(answer).get("detail").asString()).contains("score is not finite");
    }

    @Test
    void pagesExportsAndForgets() {
        post(NDJSON, rows("page", 25));
        JsonNode first = Service.json(get("/transfers?target=page-t&limit=10", JSON));
        JsonNode second = Service.json(get(
                "/transfers?target=page-t&limit=200&after=" + first.get("next").asString(), JSON));
        HttpResponse<String> csv = get("/transfers?target=page-t", CSV);
        String id = first.at("/data/0/id").asString();

        assertThat(first.get("data")).hasSize(10);
        assertThat(second.get("data")).hasSize(15);
        assertThat(second.get("hasMore").asBoolean()).isFalse();
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith(CSV);
        assertThat(csv.body().lines()).hasSize(26);
        assertThat(results(post(CSV, csv.body())).replace("unchanged", "").isBlank())
                .isTrue();
        assertThat(service().delete("/transfers/" + id).statusCode()).isEqualTo(204);
        assertThat(service().delete("/transfers/" + id).statusCode()).isEqualTo(404);
        assertThat(get("/transfers/" + id, JSON).statusCode()).isEqualTo(404);
        assertThat(list("target=page-t")).hasSize(20);
        assertThat(get("/transfers?target=page-t", CSV).body().lines()).hasSize(25);
    }

    private static String rows(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "{\"source\":\"%s-s\",\"target\":\"%s-t\",\"seed\":%d,\"score\":0.5,\"tags\":{\"a\":\"b\"}}"
                                .formatted(name, name, i))
                .collect(Collectors.joining("\n"));
    }

    private JsonNode list(String query) {
        return Service.json(get("/transfers?" + query, JSON)).get("data");
    }

    private String results(HttpResponse<String> answer) {
        return Service.json(answer)
                .get("results")
                .valueStream()
                .map(row -> row.get("result").asString())
                .collect(Collectors.joining(" "));
    }

    private HttpResponse<String> post(String type, String body) {
        return service()
                .send(service()
                        .request("/transfers", "Content-Type", type)
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path, String accept) {
        return service().get(path, "Accept", accept);
    }

    private Service service() {
        return new Service(port);
    }
}
