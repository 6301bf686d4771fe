package dev.taskspace.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import dev.taskspace.support.ServiceTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The dashboard asks for nothing that the service does not expose, by no label that the metric does not have. */
@ServiceTest
class DashboardTest {
    private static final Pattern METRIC =
            Pattern.compile("\\b((?:taskspace|http|jvm|hikaricp|process)_[a-z0-9_]+)(?:\\{([^}]*)})?");
    private static final Pattern GROUPED = Pattern.compile("by \\(([^)]*)\\)");
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)\\s*=~?");

    /** Added by whoever scrapes. */
    private static final String INSTANCE = "instance";

    @LocalServerPort
    int port;

    @Test
    void asksOnlyForWhatIsExposed() throws IOException {
        Service service = new Service(port);
        String rows = "{\"text\":\"seen on a dashboard\",\"label\":\"a\"},{\"text\":\"not seen\",\"label\":\"b\"}";
        service.postJson("/datasets", "{\"name\":\"dashboard\",\"examples\":[%s]}".formatted(rows));
        service.postJson("/embeddings?wait=60s", "{\"dataset\":\"dashboard\",\"method\":\"textemb\"}");
        List<String> exposed =
                service.get("/actuator/prometheus").body().lines().toList();

        List<String> queries = queries();
        assertThat(queries).hasSizeGreaterThan(10);
        for (String query : queries) {
            List<MatchResult> metrics = METRIC.matcher(query).results().toList();
            assertThat(metrics).as(query).isNotEmpty();
            for (MatchResult metric : metrics) {
                List<String> series = exposed.stream()
                        .filter(line ->
                                line.startsWith(metric.group(1) + "{") || line.startsWith(metric.group(1) + " "))
                        .toList();
                assertThat(series).as(metric.group(1) + " of " + query).isNotEmpty();
                for (String label : labels(query, metric)) {
                    assertThat(series).as(label + " of " + query).anyMatch(line -> line.contains(label + "=\""));
                }
            }
        }
    }

    private static Set<String> labels(String query, MatchResult metric) {
        Set<String> labels = GROUPED.matcher(query)
                .results()
                .flatMap(group -> Pattern.compile(",\\s*").splitAsStream(group.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        if (metric.group(2) != null) {
            LABEL.matcher(metric.group(2)).results().forEach(label -> labels.add(label.group(1)));
        }
        labels.remove(INSTANCE);
        return labels;
    }

    private static List<String> queries() throws IOException {
        JsonNode dashboard =
                JsonMapper.shared().readTree(Files.readString(Path.of("docs", "grafana", "taskspace.json")));
        List<String> queries = new ArrayList<>();
        dashboard
                .path("panels")
                .forEach(panel -> panel.path("targets")
                        .forEach(target -> queries.add(target.path("expr").asString())));
        return queries;
    }
}
