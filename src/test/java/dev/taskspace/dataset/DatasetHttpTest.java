package dev.taskspace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.dataset.file.Upload;
import dev.taskspace.entity.Entity;
import dev.taskspace.entity.EntityDirectory;
import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

class DatasetHttpTest extends DatasetUploads {
    @Autowired
    private Datasets datasets;

    @Autowired
    private DatasetRows rows;

    @Autowired
    private DatasetSketches sketches;

    @Autowired
    private DatasetRegistration registration;

    @Autowired
    private EntityDirectory entities;

    DatasetHttpTest(@LocalServerPort int port) {
        super(port);
    }

    @Test
    void registersAFileAndShowsWhatItFound() {
        HttpResponse<String> answer =
                upload("{\"name\":\"numbers\",\"family\":\"parity\",\"tags\":{\"origin\":\"test\"}}", jsonl(1_300));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode dataset = Service.json(answer);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/datasets/" + dataset.path("id").asString());
        assertThat(dataset.path("name").asString()).isEqualTo("numbers");
        assertThat(dataset.path("taskType").asString()).isEqualTo("classification");
        assertThat(dataset.path("format").asString()).isEqualTo("single");
        assertThat(dataset.path("fileFormat").asString()).isEqualTo("jsonl");
        assertThat(dataset.path("examples").asInt()).isEqualTo(1_300);
        assertThat(dataset.path("splits").toString()).isEqualTo("{\"train\":1300}");
        assertThat(dataset.path("labels").toString())
                .isEqualTo("[{\"label\":\"even\",\"count\":650},{\"label\":\"odd\",\"count\":650}]");
        assertThat(dataset.path("columns").toString()).isEqualTo("{\"text\":\"text\",\"label\":\"label\"}");
        assertThat(dataset.path("contentHash").asString()).matches("[0-9a-f]{64}");
        assertThat(dataset.path("validation").path("labelEntropy").asDouble()).isEqualTo(1);
        assertThat(dataset.path("validation").path("warnings").isEmpty()).isTrue();
        assertThat(Service.json(service.get("/datasets/numbers"))).isEqualTo(dataset);
        assertThat(Service.json(service.get("/datasets/" + dataset.path("id").asString())))
                .isEqualTo(dataset);
    }

    @Test
    void givesBackEveryRowInItsOrder() {
        upload("{\"name\":\"numbers\"}", jsonl(1_300));
        Dataset dataset = datasets.require("numbers");

        assertThat(rows.stream(dataset))
                .hasSize(1_300)
                .extracting(LabelledRow::text)
                .isEqualTo(IntStream.range(0, 1_300)
                        .mapToObj(i -> "text number " + i)
                        .toList());
        assertThat(rows.stream(dataset, Split.TEST)).isEmpty();
        assertThat(TextSketch.overlap(
                        sketches.find(dataset.id()).orElseThrow(),
                        sketches.find(dataset.id()).orElseThrow()))
                .isEqualTo(1);
    }

    @Test
    void pagesThroughTheRows() {
        upload("{\"name\":\"numbers\"}", jsonl(1_300));
        List<String> texts = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode page = Service.json(service.get("/datasets/numbers/examples?limit=200" + next));
            page.path("data").forEach(row -> texts.add(row.path("text").asString()));
            next = page.path("hasMore").asBoolean()
                    ? "&after=" + page.path("next").asString()
                    : null;
        }

        assertThat(texts)
                .isEqualTo(IntStream.range(0, 1_300)
                        .mapToObj(i -> "text number " + i)
                        .toList());
        JsonNode first =
                Service.json(service.get("/datasets/numbers/examples?limit=1")).path("data");
        assertThat(first.toString())
                .isEqualTo("[{\"row\":0,\"text\":\"text number 0\",\"label\":\"even\",\"split\":\"train\"}]");
        assertProblem(service.get("/datasets/numbers/examples?limit=0"), 400);
        assertProblem(service.get("/datasets/none/examples"), 404);
    }

    @Test
    void pagesThroughTheDatasets() {
        for (int i = 0; i < 5; i++) {
            upload("{\"name\":\"set-" + i + "\"}", jsonl(10 + i));
        }
        JsonNode first = Service.json(service.get("/datasets?limit=3"));
        JsonNode second = Service.json(
                service.get("/datasets?limit=3&after=" + first.path("next").asString()));

        assertThat(first.path("data").findValuesAsString("name")).containsExactly("set-0", "set-1", "set-2");
        assertThat(first.path("hasMore").asBoolean()).isTrue();
        assertThat(second.path("data").findValuesAsString("name")).containsExactly("set-3", "set-4");
        assertThat(second.path("hasMore").asBoolean()).isFalse();
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void registersExamplesOfTheRequestItself() {
        HttpResponse<String> answer = service.postJson("/datasets", """
                {"name":"inline","taskType":"regression","examples":[
                  {"sentence1":"a","sentence2":"b","score":0},{"sentence1":"c","sentence2":"d","score":1.5}]}
                """);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode dataset = Service.json(answer);
        assertThat(dataset.path("fileFormat").asString()).isEqualTo("inline");
        assertThat(dataset.path("format").asString()).isEqualTo("pair");
        assertThat(dataset.path("scores").path("mean").asDouble()).isEqualTo(0.75);
        assertThat(dataset.path("validation").path("labelEntropy").isNull()).isTrue();
        assertThat(Service.json(service.get("/datasets/inline/examples"))
                        .path("data")
                        .path(1)
                        .path("label")
                        .asDouble())
                .isEqualTo(1.5);
    }

    @Test
    void takesTheMetadataHoweverAClientSendsThem() {
        byte[] file = jsonl(10);
        List<Multipart> forms = List.of(
                new Multipart().field("metadata", "{\"name\":\"form\"}").file("file", "a", file),
                new Multipart().file("file", "a", file).json("metadata", "{\"name\":\"form\"}"),
                new Multipart()
                        .file("metadata", "metadata.json", "{\"name\":\"form\"}".getBytes(StandardCharsets.UTF_8))
                        .file("file", "a", file));

        assertThat(forms.stream()
                        .map(form -> service.send(form.postedBy(service.request("/datasets")))
                                .statusCode()))
                .containsExactly(201, 200, 200);
    }

    @Test
    void keepsNamesInUtf8() {
        service.send(new Multipart()
                .field("metadata", "{\"name\":\"utf8\",\"description\":\"Grüße 日本 😀\"}")
                .file("file", "a", jsonl(10))
                .postedBy(service.request("/datasets")));

        assertThat(Service.json(service.get("/datasets/utf8"))
                        .path("description")
                        .asString())
                .isEqualTo("Grüße 日本 😀");
    }

    @Test
    void answersTheSameDatasetForTheSameContent() {
        JsonNode first = Service.json(upload("{\"name\":\"same\"}", jsonl(20)));
        HttpResponse<String> again = upload("{\"name\":\"same\",\"description\":\"again\"}", Upload.gzip(jsonl(20)));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.headers().firstValue("Location"))
                .hasValue("/datasets/" + first.path("id").asString());
        assertThat(Service.json(again)).isEqualTo(first);
        assertThat(stored("dataset")).isEqualTo(1);
    }

    @Test
    void refusesOtherContentUnderATakenName() {
        upload("{\"name\":\"taken\"}", jsonl(20));

        assertProblem(upload("{\"name\":\"taken\"}", jsonl(21)), 409);
        assertThat(datasets.require("taken").examples()).isEqualTo(20);
        assertThat(stored("dataset_chunk")).isEqualTo(1);
    }

    @Test
    void storesOneOfManyUploadsThatComeAtOnce() throws Exception {
        List<Callable<Integer>> uploads = IntStream.range(0, 8)
                .mapToObj(i -> (Callable<Integer>)
                        () -> upload("{\"name\":\"race\"}", jsonl(20 + i % 2)).statusCode())
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService clients = Executors.newFixedThreadPool(uploads.size())) {
            for (Future<Integer> answer : clients.invokeAll(uploads)) {
                statuses.add(answer.get());
            }
        }

        assertThat(statuses).containsOnlyOnce(201).containsOnly(200, 201, 409);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(4);
        assertThat(stored("dataset")).isEqualTo(1);
        assertThat(stored("dataset_sketch")).isEqualTo(1);
    }

    @Test
    void deletesADatasetWithAllItsRows() {
        upload("{\"name\":\"gone\"}", jsonl(1_300));

        assertThat(service.delete("/datasets/gone").statusCode()).isEqualTo(204);
        assertNothingIsStored();
        assertProblem(service.get("/datasets/gone"), 404);
        assertProblem(service.delete("/datasets/gone"), 404);
        assertThat(upload("{\"name\":\"gone\"}", jsonl(10)).statusCode()).isEqualTo(201);
    }

    @Test
    void keepsADatasetThatIsNeeded() {
        upload("{\"name\":\"" + NEEDED + "\"}", jsonl(10));

        HttpResponse<String> refused = service.delete("/datasets/" + NEEDED);

        assertProblem(refused, 409);
        assertThat(Service.json(refused).path("detail").asString()).contains("job 42");
        assertThat(service.get("/datasets/" + NEEDED).statusCode()).isEqualTo(200);
    }

    @Test
    void isAnEntityForTheOtherFeatures() {
        registration.register(
                new DatasetMetadata(
                        "entity",
                        null,
                        null,
                        null,
                        Columns.DETECTED,
                        "en",
                        "MIT",
                        "parity",
                        Split.TRAIN,
                        java.util.Map.of("k", "v")),
                List.of(
                        new LabelledRow("a", "b", "yes", Split.TRAIN),
                        new LabelledRow("c", "d", "no", Split.TRAIN),
                        new LabelledRow("e", "f", "no", Split.TEST)));

        Entity entity = entities.require("datasets/entity");
        assertThat(entity.trainExamples()).isEqualTo(2);
        assertThat(entity.pair()).isTrue();
        assertThat(entity.labels()).containsExactly("no", "yes");
        assertThat(entity.taskType()).isEqualTo("classification");
        assertThat(entity.tags()).containsEntry("k", "v");
        assertThat(entities.require("entity")).isEqualTo(entity);
        assertThat(entities.find(entity.kind(), entity.id().toString())).isEqualTo(Optional.of(entity));
        assertThat(entities.find(entity.kind(), UUID.randomUUID().toString())).isEmpty();
    }

    @Test
    void describesBothBodiesOfARegistration() {
        JsonNode post = Service.json(service.get("/v3/api-docs"))
                .path("paths")
                .path("/datasets")
                .path("post");

        assertThat(post.path("operationId").asString()).isEqualTo("registerDataset");
        assertThat(post.path("requestBody").path("content").propertyNames())
                .containsExactlyInAnyOrder("application/json", "multipart/form-data");
        assertThat(post.path("responses").propertyNames()).contains("200", "201");
    }
}
