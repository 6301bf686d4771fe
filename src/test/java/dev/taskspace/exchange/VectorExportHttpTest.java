package dev.taskspace.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.jerolba.carpet.CarpetReader;
import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import java.io.ByteArrayInputStream;
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
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same vectors out again, in every form. */
class VectorExportHttpTest extends ExchangedVectors {
    @TempDir
    private Path folder;

    @Test
    void exportsWhatItImportedInEveryForm() throws IOException, InterruptedException {
        inline(encoder, "ours 1", all());

        List<String> lines = exported("application/x-ndjson");
        String entities = new String(download("text/plain"), StandardCharsets.UTF_8);
        byte[] npy = download("application/x-npy");
        Path parquet = Files.write(folder.resolve("out.parquet"), download("application/vnd.apache.parquet"));

        assertThat(lines).hasSize(3);
        for (int i = 0; i < 3; i++) {
            JsonNode line = JsonMapper.shared().readTree(lines.get(i));
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
    void refusesAFormatThatItDoesNotHave() {
        HttpResponse<String> json = service.get("/embeddings/export?method=textemb", "Accept", "application/json");

        assertThat(json.statusCode()).isEqualTo(406);
        assertThat(json.body()).contains("application/x-npz");
        assertThat(service.get("/embeddings/export?method=textemb", "Accept", "image/png, */*;q=0.1")
                        .headers()
                        .firstValue("Content-Type"))
                .hasValue("application/x-ndjson");
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
}
