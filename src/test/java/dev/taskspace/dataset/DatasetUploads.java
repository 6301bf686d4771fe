package dev.taskspace.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.platform.data.Home;
import dev.taskspace.support.Multipart;
import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Registers datasets over HTTP on an empty store, and sees that no upload is left behind. */
@ServiceTest(properties = {"taskspace.max-upload=3MB", "taskspace.home=target/test-dataset-home"})
@Import(DatasetUploads.NeededDatasets.class)
abstract class DatasetUploads {
    static final String NEEDED = "needed";

    /** Stands for a feature that has a job on one dataset. */
    @TestConfiguration(proxyBeanMethods = false)
    static class NeededDatasets {
        @Bean
        DatasetUse neededByName(Datasets datasets) {
            return id -> datasets.findById(id)
                    .filter(dataset -> dataset.name().equals(NEEDED))
                    .map(dataset -> "job 42 reads it; cancel the job first.");
        }
    }

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Home home;

    final Service service;

    DatasetUploads(int port) {
        service = new Service(port);
    }

    @BeforeEach
    void startWithoutDatasets() {
        jdbc.sql("delete from dataset").update();
    }

    @AfterEach
    void noUploadIsLeftBehind() throws IOException {
        try (Stream<Path> files = Files.list(home.uploads())) {
            assertThat(files).isEmpty();
        }
    }

    static byte[] jsonl(int count) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        "{\"text\":\"text number " + i + "\",\"label\":\"" + (i % 2 == 0 ? "even" : "odd") + "\"}\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    HttpResponse<String> upload(String metadata, byte[] file) {
        return service.send(new Multipart()
                .json("metadata", metadata)
                .file("file", "data.jsonl", file)
                .postedBy(service.request("/datasets")));
    }

    HttpResponse<String> upload(String metadata, String file) {
        return upload(metadata, file.getBytes(StandardCharsets.UTF_8));
    }

    long stored(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    void assertNothingIsStored() {
        assertThat(stored("dataset") + stored("dataset_chunk") + stored("dataset_sketch"))
                .isZero();
    }

    static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Service.json(answer).path("status").asInt()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("dev.taskspace", "Exception", "java.");
    }
}
