package dev.taskspace.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.taskspace.support.Service;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Something to show: two families of small datasets with text embeddings, a model and a prompt. */
final class PageData {
    static final List<String> KITCHEN = List.of("cooking", "baking", "roasting");
    static final List<String> SPACE = List.of("astronomy", "planets", "rockets");
    private static final Map<String, List<String>> WORDS = Map.of(
            "cooking", List.of("soup", "oven", "recipe", "onion", "butter", "pan"),
            "baking", List.of("flour", "dough", "oven", "sugar", "butter", "tray"),
            "roasting", List.of("pepper", "oven", "meat", "garlic", "pan", "spoon"),
            "astronomy", List.of("orbit", "comet", "galaxy", "crater", "probe", "star"),
            "planets", List.of("moon", "orbit", "asteroid", "star", "eclipse", "probe"),
            "rockets", List.of("engine", "orbit", "launch", "probe", "booster", "star"));

    private PageData() {}

    static void register(Service service) {
        KITCHEN.forEach(name -> embedded(service, name, "kitchen"));
        SPACE.forEach(name -> embedded(service, name, "space"));
        post(service, 201, "/models", Map.of("name", "offline", "kind", "zeroShot", "surrogate", "all-minilm-l6-v2"));
        post(
                service,
                201,
                "/prompts",
                Map.of(
                        "name", "plain",
                        "model", "offline",
                        "template", "{{text}} Is this about food?",
                        "verbalizers", Map.of("yes", List.of("yes"), "no", List.of("no"))));
    }

    static void dataset(Service service, String name, String family, int rows) {
        List<String> words = WORDS.getOrDefault(name, List.of("word", "thing", "place", "time"));
        List<Map<String, Object>> examples = IntStream.range(0, rows)
                .mapToObj(i -> Map.<String, Object>of(
                        "text", words.get(i % words.size()) + " number " + i, "label", i % 2 == 0 ? "even" : "odd"))
                .toList();
        post(service, 201, "/datasets", Map.of("name", name, "family", family, "examples", examples));
    }

    /** So many measured transfers that gains can be stated: the first datasets help, the last ones harm. */
    static void measure(Service service) {
        List<String> names = Stream.concat(KITCHEN.stream(), SPACE.stream()).toList();
        List<Map<String, Object>> rows = IntStream.range(0, names.size() * names.size())
                .filter(i -> i / names.size() != i % names.size())
                .mapToObj(i -> measured(names, i / names.size(), i % names.size()))
                .toList();
        post(service, 201, "/transfers", rows);
    }

    private static Map<String, Object> measured(List<String> names, int source, int target) {
        return Map.of(
                "source",
                "datasets/" + names.get(source),
                "target",
                "datasets/" + names.get(target),
                "baseModel",
                "small",
                "metric",
                "accuracy",
                "score",
                .6 * (1 + .04 * (2.5 - source) + .005 * (target % 3)),
                "baseline",
                .6);
    }

    private static void embedded(Service service, String name, String family) {
        dataset(service, name, family, 36);
        post(service, 200, "/embeddings?wait=60s", Map.of("dataset", name, "method", "textemb"));
    }

    private static void post(Service service, int status, String path, Object body) {
        HttpResponse<String> answer = service.postJson(path, JsonMapper.shared().writeValueAsString(body));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }
}
