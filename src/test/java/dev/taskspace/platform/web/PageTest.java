package dev.taskspace.platform.web;

import static dev.taskspace.support.Service.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@ServiceTest(properties = "taskspace.max-upload=1MB")
@Import(Echo.class)
class PageTest {
    @LocalServerPort
    private int port;

    @Test
    void hasTwentyResourcesByDefaultAndNamesTheNext() {
        JsonNode page = json(new Service(port).get("/echo"));
        assertThat(page.get("data").size()).isEqualTo(20);
        assertThat(page.get("hasMore").asBoolean()).isTrue();
        assertThat(page.get("next").asString()).isEqualTo("00000000-0000-0000-0000-000000000013");
    }

    @Test
    void hasAsManyAsAskedFor() {
        JsonNode page = json(new Service(port).get("/echo?limit=200&after=00000000-0000-0000-0000-000000000013"));
        assertThat(page.get("data").size()).isEqualTo(200);
    }
}
