package dev.taskspace.exchange;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Three datasets, and vectors of them that another encoder computed. */
@ServiceTest
abstract class ExchangedVectors {
    static final float[][] VECTORS = {{1, 0, 0.5f}, {0.9f, 0.1f, 0.5f}, {-1, 2, 0.25f}};

    @LocalServerPort
    private int port;

    Service service;
    final String tag = UUID.randomUUID().toString().substring(0, 8);
    final String encoder = "enc-" + tag;

    @BeforeEach
    void registerThreeDatasets() {
        service = new Service(port);
        for (int i = 0; i < VECTORS.length; i++) {
            String rows = "{\"text\":\"%s is text %d\",\"label\":\"a\"},{\"text\":\"%s other %d\",\"label\":\"b\"}"
                    .formatted(tag, i, tag, i);
            service.postJson("/datasets", "{\"name\":\"%s\",\"examples\":[%s]}".formatted(name(i), rows));
        }
    }

    HttpResponse<String> inline(String name, String source, String items) {
        return service.postJson(
                "/embeddings/import",
                "{\"name\":\"%s\",\"source\":\"%s\",\"vectors\":[%s]}".formatted(name, source, items));
    }

    String name(int i) {
        return "vec-" + tag + "-" + i;
    }

    String all() {
        return item(0, VECTORS[0]) + "," + item(1, VECTORS[1]) + "," + item(2, VECTORS[2]);
    }

    String item(int i, float... vector) {
        return "{\"entity\":\"%s\",\"vector\":%s}".formatted(name(i), Arrays.toString(vector));
    }

    List<String> exported(String type) {
        return service.get("/embeddings/export?method=imported:" + encoder, "Accept", type)
                .body()
                .lines()
                .toList();
    }
}
