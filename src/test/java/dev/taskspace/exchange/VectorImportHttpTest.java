package dev.taskspace.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.jerolba.carpet.CarpetWriter;
import dev.taskspace.embedding.Cosine;
import dev.taskspace.embedding.Npy;
import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Vectors that were computed elsewhere come in, and rankings by them. */
class VectorImportHttpTest extends ExchangedVectors {
    @Test
    void ranksByImportedVectorsWithTheirCosine() {
        JsonNode report = Service.json(inline(encoder, "ours 1", all()));

        assertThat(report.path("method").asString()).isEqualTo("imported:" + encoder);
        assertThat(report.path("imported").asInt()).isEqualTo(3);
        JsonNode ranking = Service.json(service.get("/rank?target=%s&method=imported:%s".formatted(name(0), encoder)));
        assertThat(ranking.path("results").path(0).path("source").asString()).isEqualTo("datasets/" + name(1));
        assertThat(ranking.path("results").path(0).path("score").asDouble())
                .isCloseTo(Cosine.of(VECTORS[0], VECTORS[1]), within(1e-6));
        assertThat(ranking.path("results").path(1).path("score").asDouble())
                .isCloseTo(Cosine.of(VECTORS[0], VECTORS[2]), within(1e-6));
        assertThat(ranking.path("results").path(0).path("similarity").path("imported:" + encoder))
                .isEqualTo(ranking.path("results").path(0).path("score"));
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
                .isCloseTo(Cosine.of(VECTORS[0], VECTORS[1]), within(1e-6));
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

    private HttpResponse<String> upload(String fileName, byte[] file, String more) {
        return service.send(new Multipart()
                .file("file", fileName, file)
                .json("metadata", "{\"name\":\"%s\",\"source\":\"ours 1\"%s}".formatted(encoder, more))
                .postedBy(service.request("/embeddings/import")));
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

    private static byte[] bytes(float[] vector) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * vector.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(vector);
        return bytes.array();
    }
}
