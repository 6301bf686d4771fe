package dev.taskspace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.dataset.file.Upload;
import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What registering a dataset refuses, and that nothing of it is stored. */
class DatasetRefusalHttpTest extends DatasetUploads {
    DatasetRefusalHttpTest(@LocalServerPort int port) {
        super(port);
    }

    @Test
    void storesNothingOfAnUploadWithABadRow() {
        byte[] file = (new String(jsonl(3_000), StandardCharsets.UTF_8) + "{\"text\":\"no label\"}\n")
                .getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = upload("{\"name\":\"bad\"}", file);

        assertProblem(answer, 422);
        assertThat(Service.json(answer).path("errors").toString())
                .isEqualTo(
                        "[{\"line\":3001,\"column\":\"label\",\"detail\":\"The row has no label in the column 'label'.\"}]");
        assertNothingIsStored();
        assertProblem(service.get("/datasets/bad"), 404);
    }

    @Test
    void pointsAtWhatIsWrongWithTheMetadata() {
        HttpResponse<String> answer = upload("{\"name\":\"a\",\"colums\":{}}", jsonl(10));

        assertProblem(answer, 422);
        assertThat(Service.json(answer).path("errors").path(0).path("pointer").asString())
                .isEqualTo("/colums");
        assertNothingIsStored();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "'' ! empty",
                "'text,label\n' ! no rows",
                "'text,label\na,b\n' ! at least 2 rows",
                "'text,author\na,b\nc,d\n' ! \"columns\"",
                "'text,label\na,\"b\n' ! quote",
            })
    void saysWhyAFileCannotBeADataset(String file, String reason) {
        HttpResponse<String> answer = upload("{\"name\":\"bad\"}", file);

        assertProblem(answer, 422);
        assertThat(Service.json(answer).path("detail").asString()).contains(reason);
    }

    @Test
    void namesTheLineThatIsNotUtf8() {
        HttpResponse<String> answer =
                upload("{\"name\":\"bad\"}", "text,label\na,b\ncaf\u00e9,b\n".getBytes(StandardCharsets.ISO_8859_1));

        assertProblem(answer, 422);
        assertThat(Service.json(answer).path("errors").path(0).path("line").asInt())
                .isEqualTo(3);
    }

    @Test
    void refusesForeignFilesAndMediaTypes() {
        assertProblem(upload("{\"name\":\"zip\"}", "PK\u0003\u0004rest"), 415);
        assertProblem(
                service.send(service.request("/datasets", "Content-Type", "text/csv")
                        .POST(java.net.http.HttpRequest.BodyPublishers.ofString("text,label\na,b\n"))),
                415);
    }

    @Test
    void refusesWhatIsTooLargeAsSentOrUnpacked() {
        assertProblem(upload("{\"name\":\"large\"}", jsonl(100_000)), 413);
        assertProblem(upload("{\"name\":\"large\"}", Upload.gzip(jsonl(100_000))), 413);
        assertNothingIsStored();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"name\":", "{\"name\":\"a\"} {}"})
    void refusesJsonThatCannotBeRead(String body) {
        assertProblem(service.postJson("/datasets", body), 400);
        assertProblem(upload(body, jsonl(10)), 400);
    }

    @Test
    void refusesFormsWithoutTheirParts() {
        assertProblem(
                service.send(new Multipart().file("file", "a", jsonl(10)).postedBy(service.request("/datasets"))), 400);
        assertProblem(
                service.send(
                        new Multipart().field("metadata", "{\"name\":\"a\"}").postedBy(service.request("/datasets"))),
                400);
        assertProblem(
                service.send(new Multipart()
                        .field("metadata", "{\"name\":\"a\"}")
                        .field("name", "b")
                        .file("file", "a", jsonl(10))
                        .postedBy(service.request("/datasets"))),
                400);
    }

    @Test
    void refusesMoreInlineExamplesThanARequestTakes() {
        String rows = IntStream.range(0, 1_001)
                .mapToObj(i -> "{\"text\":\"t" + i + "\",\"label\":\"" + i % 2 + "\"}")
                .collect(Collectors.joining(","));
        HttpResponse<String> answer = service.postJson("/datasets", "{\"name\":\"many\",\"examples\":[" + rows + "]}");

        assertProblem(answer, 422);
        assertThat(Service.json(answer).path("errors").path(0).path("pointer").asString())
                .isEqualTo("/examples");
        assertProblem(service.postJson("/datasets", "{\"name\":\"none\"}"), 422);
    }

    @Test
    void pointsAtABadInlineExample() {
        HttpResponse<String> answer = service.postJson(
                "/datasets", "{\"name\":\"bad\",\"examples\":[{\"text\":\"a\",\"label\":\"x\"},{\"text\":\"b\"}]}");

        assertProblem(answer, 422);
        assertThat(Service.json(answer).path("errors").path(0).path("pointer").asString())
                .isEqualTo("/examples/1/label");
    }
}
