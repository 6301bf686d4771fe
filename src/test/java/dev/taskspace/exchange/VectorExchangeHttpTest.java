package dev.taskspace.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.CarpetWriter;
import dev.taskspace.embedding.Npy;
import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Vectors in, a ranking by them, and the same vectors out again in every form. */
@ServiceTest
class VectorExchangeHttpTest {
    private static final float[][] VECTORS = {{1, 0, 0.5f}, {0.9f, 0.1f, 0.5f}, {-1, 2, 0.25f}};

    @LocalServerPort
    int port;

    @TempDir
    Path folder;

    private Service service;
    private final String tag = UUID.randomUUID().toString().substring(0, 8);
    private final String encoder = "enc-" + tag;

    @BeforeEach
    void registerThreeDatasets() {
        service = new Service(port);
        for (int i = 0; i < VECTORS.length; i++) {
            String rows = "{\"text\":\"%s is text %d\",\"label\":\"a\"},{\"text\":\"%s other %d\",\"label\":\"b\"}"
                    .formatted(tag, i, tag, i);
            service.postJson("/datasets", "{\"name\":\"%s\",\"examples\":[%s]}".formatted(name(i), rows));
        }
    }

    @Test
    void ranksByImportedVectorsWithTheirCosine() {
        JsonNode report = Service.json(inline(encoder, "ours 1", all()));

        assertThat(report.path("method").asString()).isEqualTo("imported:" + encoder);
        assertThat(report.path("imported").asInt()).isEqualTo(3);
        JsonNode ranking = Service.json(service.get("/rank?target=%s&method=imported:%s".formatted(name(0), encoder)));
        assertThat(ranking.path("results").path(0).path("source").asString()).isEqualTo("datasets/" + name(1));
        assertThat(ranking.path("results").path(0).path("score").asDouble())
                .isCloseTo(cosine(VECTORS[0], VECTORS[1]), within(1e-6));
        assertThat(ranking.path("results").path(1).path("score").asDouble())
                .isCloseTo(cosine(VECTORS[0], VECTORS[2]), within(1e-6));
        assertThat(ranking.path("space").path("key")).isEqualTo(report.path("space"));
        assertThat(ranking.path("excluded").toString()).contains("noEmbedding").contains("self");
    }

    @Test
    void keepsWhereAVectorComesFrom() {
        inline(encoder, "ours 1", all());

        JsonNode embedding = Service.json(
                        service.get("/embeddings?entity=datasets/%s&method=imported:%s".formatted(name(0), encoder)))
                .path("data")
                .path(0);

        assertThat(embedding.path("space").path("surrogate").asString()).isEqualTo("ours 1");
        assertThat(embedding.path("provenance").path("imported").path("source").asString())
                .isEqualTo("ours 1");
        assertThat(embedding.path("provenance").path("job").isNull()).isTrue();
        assertThat(embedding.path("provenance").path("entityContentHash").asString())
                .isEqualTo(Service.json(service.get("/datasets/" + name(0)))
                        .path("contentHash")
                        .asString());
    }

    @Test
    void importsTheSameTwiceAndFurtherOnesLater() {
        inline(encoder, "ours 1", item(0, VECTORS[0]));

        JsonNode report = Service.json(inline(encoder, "ours 1", all()));

        assertThat(report.path("imported").asInt()).isEqualTo(2);
        assertThat(report.path("known").asInt()).isEqualTo(1);
    }

    @Test
    void refusesMixtures() {
        inline(encoder, "ours 1", item(0, VECTORS[0]));

        assertConflict(inline(encoder, "ours 2", item(1, VECTORS[1])), "ours 1");
        assertConflict(inline(encoder, "ours 1", item(1, 1, 2)), "of 3 numbers");
        assertConflict(inline(encoder, "ours 1", item(0, 3, 2, 1)), "another vector");
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void takesAllOrNothing() {
        refused(inline(encoder, "x", item(0, VECTORS[0]) + "," + item(1, 1, 2)), "has 2 numbers, the first has 3");
        refused(inline(encoder, "x", item(0, VECTORS[0]) + "," + item(1, 0, 0, 0)), "is zero");
        refused(inline(encoder, "x", item(0, VECTORS[0]) + "," + item(0, VECTORS[1])), "further up");
        refused(
                inline(encoder, "x", item(0, VECTORS[0]) + ",{\"entity\":\"datasets/nobody\",\"vector\":[1,2,3]}"),
                "nobody");
        refused(
                inline(encoder, "x", "{\"entity\":\"%s\",\"vector\":[1,null,3]}".formatted(name(0))),
                "not a finite float32");
        refused(inline(encoder, "x", "{\"entity\":\"%s\",\"vector\":[1e300,2]}".formatted(name(0))), "finite");
        refused(inline(encoder, "x", ""), "no vector");
        refused(inline("Bad Name", "x", all()), "lower-case");
        refused(inline(encoder, "", all()), "source");

        assertThat(stored()).isZero();
    }

    @Test
    void importsJsonLinesWithNumbersOrBase64() {
        String base64 = Base64.getEncoder().encodeToString(bytes(VECTORS[1]));
        String lines = item(0, VECTORS[0]) + "\n{\"entity\":\"%s\",\"vector\":\"%s\"}\n".formatted(name(1), base64);

        JsonNode report = Service.json(upload("v.jsonl", lines.getBytes(StandardCharsets.UTF_8), ""));

        assertThat(report.path("imported").asInt()).isEqualTo(2);
        assertThat(exported("application/x-ndjson")).hasSize(2);
    }

    @Test
    void namesTheLineThatIsWrong() {
        String lines = item(0, VECTORS[0]) + "\n{\"entity\":\"%s\",\"vector\":[1,\"NaN\",3]}\n".formatted(name(1));

        HttpResponse<String> answer = upload("v.jsonl", lines.getBytes(StandardCharsets.UTF_8), "");

        refused(answer, "no finite number");
        assertThat(Service.json(answer).path("errors").path(0).path("line").asInt())
                .isEqualTo(2);
        assertThat(stored()).isZero();
    }

    @Test
    void importsParquet() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (CarpetWriter<Row> writer = new CarpetWriter<>(file, Row.class)) {
            writer.write(new Row(name(0), List.of(1f, 0f, 0.5f)));
            writer.write(new Row(name(2), List.of(-1f, 2f, 0.25f)));
        }

        assertThat(Service.json(upload("v.parquet", file.toByteArray(), ""))
                        .path("imported")
                        .asInt())
                .isEqualTo(2);
    }

    /** A row as other tools write them. */
    public record Row(String entity, List<Float> vector) {}

    @Test
    void importsAMatrixOfNumPy() throws IOException {
        String names = "\"%s\",\"%s\",\"%s\"".formatted(name(0), name(1), name(2));

        JsonNode report = Service.json(upload("v.npy", matrix("<f8", 8), ", \"entities\": [" + names + "]"));

        assertThat(report.path("imported").asInt()).isEqualTo(3);
        JsonNode ranking = Service.json(service.get("/rank?target=%s&method=imported:%s".formatted(name(0), encoder)));
        assertThat(ranking.path("results").path(0).path("score").asDouble())
                .isCloseTo(cosine(VECTORS[0], VECTORS[1]), within(1e-6));
    }

    @Test
    void refusesAMatrixThatLies() throws IOException {
        byte[] good = matrix("<f4", 4);
        String three = ", \"entities\": [\"%s\",\"%s\",\"%s\"]".formatted(name(0), name(1), name(2));

        refused(upload("v.npy", good, ""), "list of entities");
        refused(upload("v.npy", good, ", \"entities\": [\"" + name(0) + "\"]"), "3 rows");
        refused(upload("v.npy", java.util.Arrays.copyOf(good, good.length - 5), three), "cut off");
        refused(upload("v.npy", replaced(good, "<f4", "|O8"), three), "numpy.save");
        refused(upload("v.npy", replaced(good, "False", "True "), three), "C order");
        refused(upload("v.npy", Npy.header("<f4", "3, 999999999"), three), "cut off");
        assertThat(stored()).isZero();
    }

    @Test
    void exportsWhatItImportedInEveryForm() throws IOException, InterruptedException {
        inline(encoder, "ours 1", all());

        List<String> lines = exported("application/x-ndjson");
        String entities = new String(download("text/plain"), StandardCharsets.UTF_8);
        byte[] npy = download("application/x-npy");
        Path parquet = Files.write(folder.resolve("out.parquet"), download("application/vnd.apache.parquet"));

        assertThat(lines).hasSize(3);
        for (int i = 0; i < 3; i++) {
            JsonNode line = tools.jackson.databind.json.JsonMapper.shared().readTree(lines.get(i));
            assertThat(line.path("entity").asString()).isEqualTo("datasets/" + name(i));
            assertThat(line.path("vector").path(1).floatValue()).isEqualTo(VECTORS[i][1]);
        }
        assertThat(entities.lines())
                .containsExactly("datasets/" + name(0), "datasets/" + name(1), "datasets/" + name(2));
        assertMatrix(npy);
        List<ExportedVector> rows = new CarpetReader<>(parquet.toFile(), ExportedVector.class).toList();
        assertThat(rows)
                .extracting(ExportedVector::entity)
                .containsExactlyElementsOf(entities.lines().toList());
        assertThat(rows.get(2).vector()).containsExactly(-1f, 2f, 0.25f);
    }

    @Test
    void exportsAnArchiveThatNumPyLoads() throws IOException, InterruptedException {
        inline(encoder, "ours 1", all());

        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(download("application/x-npz")))) {
            ZipEntry vectors = zip.getNextEntry();
            assertThat(vectors.getName()).isEqualTo("vectors.npy");
            assertMatrix(zip.readAllBytes());
            assertThat(zip.getNextEntry().getName()).isEqualTo("entities.npy");
            byte[] entities = zip.readAllBytes();
            int width = ("datasets/" + name(0)).length();
            assertThat(new String(entities, StandardCharsets.US_ASCII)).contains("'<U" + width + "'", "(3,)");
            assertThat(entities.length % 64).isEqualTo(3 * 4 * width % 64);
        }
    }

    @Test
    void importsItsOwnExportUnderAnotherName() throws IOException, InterruptedException {
        inline(encoder, "ours 1", all());
        byte[] file = download("application/vnd.apache.parquet");

        HttpResponse<String> again = service.send(new Multipart()
                .file("file", "out.parquet", file)
                .json("metadata", "{\"name\":\"copy-%s\",\"source\":\"ours 1\"}".formatted(tag))
                .postedBy(service.request("/embeddings/import")));

        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
        assertThat(Service.json(again).path("imported").asInt()).isEqualTo(3);
    }

    @Test
    void exportsComputedVectorsToo() throws IOException, InterruptedException {
        service.postJson("/embeddings?wait=60s", "{\"dataset\":\"%s\",\"method\":\"textemb\"}".formatted(name(0)));
        String id = Service.json(service.get("/embeddings?entity=datasets/%s&method=textemb".formatted(name(0))))
                .path("data")
                .path(0)
                .path("id")
                .asString();

        HttpResponse<String> export =
                service.get("/embeddings/export?method=textemb", "Accept", "application/x-ndjson");

        assertThat(export.body()).contains("\"embedding\":\"" + id + "\"").contains("datasets/" + name(0));
        assertThat(export.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("textemb-")
                .endsWith(".jsonl\"");
    }

    @Test
    void saysWhatCannotBeExportedOrComputed() {
        assertThat(service.get("/embeddings/export?method=imported:nothing").statusCode())
                .isEqualTo(404);
        assertThat(service.get("/embeddings/export?method=textemb&space=nowhere")
                        .statusCode())
                .isEqualTo(404);
        assertThat(service.get("/embeddings/export?method=bert").body()).contains("taskemb");
        assertThat(service.postJson("/embeddings", "{\"dataset\":\"%s\",\"method\":\"imported:x\"}".formatted(name(0)))
                        .body())
                .contains("POST /embeddings/import");
        assertThat(service.get("/rank?method=imported:nothing&target=" + name(0))
                        .body())
                .contains("POST /embeddings/import");
    }

    private HttpResponse<String> inline(String name, String source, String items) {
        return service.postJson(
                "/embeddings/import",
                "{\"name\":\"%s\",\"source\":\"%s\",\"vectors\":[%s]}".formatted(name, source, items));
    }

    private HttpResponse<String> upload(String fileName, byte[] file, String more) {
        return service.send(new Multipart()
                .file("file", fileName, file)
                .json("metadata", "{\"name\":\"%s\",\"source\":\"ours 1\"%s}".formatted(encoder, more))
                .postedBy(service.request("/embeddings/import")));
    }

    private List<String> exported(String type) {
        return service.get("/embeddings/export?method=imported:" + encoder, "Accept", type)
                .body()
                .lines()
                .toList();
    }

    private byte[] download(String type) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = client.send(
                    service.request("/embeddings/export?method=imported:" + encoder, "Accept", type)
                            .build(),
                    BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                    .startsWith(type);
            return answer.body();
        }
    }

    private static void assertMatrix(byte[] npy) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(npy));
        assertThat(NpyHeader.read(in)).isEqualTo(new NpyHeader(3, 3, 4));
        byte[] body = in.readAllBytes();
        assertThat((npy.length - body.length) % 64).isZero();
        float[] values = new float[9];
        ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        assertThat(values).containsExactly(1, 0, 0.5f, 0.9f, 0.1f, 0.5f, -1, 2, 0.25f);
    }

    private static byte[] matrix(String descr, int size) throws IOException {
        ByteBuffer body = ByteBuffer.allocate(9 * size).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] vector : VECTORS) {
            for (float value : vector) {
                if (size == 8) {
                    body.putDouble(value);
                } else {
                    body.putFloat(value);
                }
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(Npy.header(descr, "3, 3"));
        file.write(body.array());
        return file.toByteArray();
    }

    private static byte[] replaced(byte[] bytes, String old, String now) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace(old, now).getBytes(StandardCharsets.ISO_8859_1);
    }

    private int stored() {
        return Service.json(service.get("/embeddings?method=imported:" + encoder))
                .path("data")
                .size();
    }

    private static void refused(HttpResponse<String> answer, String hint) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains(hint);
    }

    private static void assertConflict(HttpResponse<String> answer, String hint) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.body()).contains(hint);
    }

    private String name(int i) {
        return "vec-" + tag + "-" + i;
    }

    private String all() {
        return item(0, VECTORS[0]) + "," + item(1, VECTORS[1]) + "," + item(2, VECTORS[2]);
    }

    private String item(int i, float... vector) {
        return "{\"entity\":\"%s\",\"vector\":%s}".formatted(name(i), java.util.Arrays.toString(vector));
    }

    private static byte[] bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * vector.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }

    private static double cosine(float[] a, float[] b) {
        double dot = 0;
        double squareA = 0;
        double squareB = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
            squareA += (double) a[i] * a[i];
            squareB += (double) b[i] * b[i];
        }
        return dot / Math.sqrt(squareA * squareB);
    }
}
