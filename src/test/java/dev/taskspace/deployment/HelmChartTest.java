package dev.taskspace.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The chart, linted and rendered by Helm itself. */
class HelmChartTest {
    private static final Path DEFAULTS = Chart.valuesFiles().getFirst();
    private static final Path SMALLEST = Path.of("helm/taskspace/ci/smallest-values.yaml");
    private static final Path PRODUCTION = Path.of("helm/taskspace/ci/production-values.yaml");
    private static final Path GPU = Path.of("helm/taskspace/ci/gpu-values.yaml");

    static List<Path> valuesFiles() {
        return Chart.valuesFiles();
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void isCleanToTheLinter(Path values, @TempDir Path copy) {
        LintResult result = Chart.lint(values, copy);
        assertThat(result.isFailed()).as(result.getMessages().toString()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void rendersOnlyWhatKubernetesKnows(Path values) {
        List<Manifest> manifests = Chart.render(values);
        assertThat(manifests).extracting(Manifest::kind).contains("Deployment", "Service");
        assertThat(manifests)
                .extracting(manifest -> manifest.kind() + "/" + manifest.name())
                .doesNotHaveDuplicates();
        for (Manifest manifest : manifests) {
            assertThatCode(manifest::validate)
                    .as(manifest.kind() + "/" + manifest.name())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void wouldNoticeAFieldThatKubernetesDoesNotKnow() {
        Manifest wrong = Chart.manifests("""
                        apiVersion: v1
                        kind: Service
                        metadata: {name: wrong}
                        spec: {portz: []}""").getFirst();
        assertThatThrownBy(wrong::validate).hasMessageContaining("portz");
    }

    @ParameterizedTest
    @CsvSource({
        "workers.cpu.threads, 0",
        "workers.cpu.autoscaling.scaleIn, sometimes",
        "workers.cpu.autoscaling.minReplicas, 1",
        "workers.cpu.treads, 2",
        "workers.CPU.enabled, true",
        "database.sslMode, maybe",
        "database.port, 70000",
        "database.password, secret",
        "access.adminSecret, in-the-values",
        "image.repository, ",
        "image.repository, bad image",
        "image.repository, Taskspace",
        "image.repository, taskspace:0.1.0",
        "workers.gpu.image.repository, bad image",
        "maxUpload, lots",
        "maxUpload, 0GB",
        "extraEnv[0].name, bad name",
        "extraEnv[0].name, 1ST",
        "networkPolicy.from[0].nonsense, 1",
        "networkPolicy.from[0].podSelector.app, proxy",
        "networkPolicy.metricsFrom[0].ipBlock.cdir, 10.0.0.0/8",
        "networkPolicy.egress[0].from, anywhere",
        "serviceMonitor.enabled, true",
        "networkPolcy.enabled, true",
        "podDisruptionBudget.maxUnavailable, 0",
        "service.type, ExternalName"
    })
    void refusesValuesThatCannotWork(String key, String value) {
        String given = value == null ? "" : value;
        assertThatThrownBy(() -> Chart.template(DEFAULTS).set(key, given).call())
                .hasMessageContaining("values don't meet the specifications");
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "workers.cpu", "workers.gpu"})
    void refusesFewerAtMostThanAtLeast(String scaled) {
        TemplateCommand template = Chart.template(DEFAULTS)
                .set("workers.cpu.autoscaling.scaleIn", "gradual")
                .set("workers.gpu.autoscaling.scaleIn", "gradual")
                .set(scaled + ".autoscaling.minReplicas", "5")
                .set(scaled + ".autoscaling.maxReplicas", "4");
        assertThatThrownBy(template::call)
                .hasMessageContaining(scaled + ".autoscaling.minReplicas is more than maxReplicas");
    }

    @Test
    void refusesToSetAVariableTwice() {
        for (JsonNode pod : pods(PRODUCTION)) {
            for (JsonNode variable : pod.at("/containers/0/env")) {
                String name = variable.path("name").asString();
                if (!name.equals("TASKSPACE_JOB_HEARTBEAT")) { // which is itself a further one
                    assertThatThrownBy(() -> Chart.template(DEFAULTS)
                                    .set("extraEnv[0].name", name)
                                    .call())
                            .as(name)
                            .hasMessageContaining("values don't meet the specifications");
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void givesEveryPodAsFewRightsAsItNeeds(Path values) {
        for (JsonNode pod : pods(values)) {
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
            assertThat(pod.at("/securityContext/seccompProfile/type").asString())
                    .isEqualTo("RuntimeDefault");
            assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
            JsonNode container = pod.at("/containers/0");
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .isFalse();
            assertThat(container.at("/securityContext/capabilities/drop/0").asString())
                    .isEqualTo("ALL");
            assertThat(container.at("/resources/limits/memory").asString()).isNotEmpty();
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.at("/" + probe + "/httpGet/path").asString())
                        .startsWith("/actuator/health/");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void takesThePasswordFromASecretOnly(Path values) {
        for (JsonNode pod : pods(values)) {
            JsonNode password = env(pod, "SPRING_DATASOURCE_PASSWORD");
            assertThat(password.has("value")).isFalse();
            assertThat(password.at("/valueFrom/secretKeyRef/name").asString()).isNotEmpty();
        }
    }

    @Test
    void takesTheKeyForEverythingFromASecretOnly() {
        for (JsonNode pod : pods(PRODUCTION)) {
            JsonNode key = env(pod, "TASKSPACE_ACCESS_ADMIN_KEY");
            assertThat(key.has("value")).isFalse();
            assertThat(key.at("/valueFrom/secretKeyRef/name").asString()).isEqualTo("tasks-keys");
            assertThat(key.at("/valueFrom/secretKeyRef/key").asString()).isEqualTo("admin-key");
        }
        assertThat(pods(DEFAULTS)).noneMatch(pod -> pod.toString().contains("TASKSPACE_ACCESS_ADMIN_KEY"));
    }

    @Test
    void letsTheScraperShowAKey() {
        JsonNode authorization =
                of("ServiceMonitor", PRODUCTION).getFirst().json().at("/spec/endpoints/0/authorization");

        assertThat(authorization.path("type").asString()).isEqualTo("Bearer");
        assertThat(authorization.at("/credentials/name").asString()).isEqualTo("tasks-keys");
        assertThat(authorization.at("/credentials/key").asString()).isEqualTo("metrics-key");
    }

    @ParameterizedTest
    @MethodSource("valuesFiles")
    void selectsThePodsItMeans(Path values) {
        for (Manifest deployment : of("Deployment", values)) {
            JsonNode labels = deployment.json().at("/spec/template/metadata/labels");
            deployment
                    .json()
                    .at("/spec/selector/matchLabels")
                    .properties()
                    .forEach(label -> assertThat(labels.path(label.getKey())).isEqualTo(label.getValue()));
        }
        assertThat(of("Service", values)
                        .getFirst()
                        .json()
                        .at("/spec/selector/app.kubernetes.io~1component")
                        .asString())
                .isEqualTo("api");
    }

    @Test
    void separatesServingFromComputing() {
        assertThat(pods(DEFAULTS))
                .extracting(pod -> env(pod, "TASKSPACE_ROLE").at("/value").asString())
                .containsExactlyInAnyOrder("api", "worker");
    }

    @Test
    void addsWorkersWhileJobsWaitAndTakesNoneAwayWhileOneRuns() {
        JsonNode scaled = of("ScaledObject", PRODUCTION).getFirst().json().at("/spec");
        assertThat(scaled.at("/triggers/0/metadata/query").asString()).contains("scheduled_tasks");
        assertThat(scaled.at("/triggers/0/metadata/targetQueryValue").asString())
                .isEqualTo("4");
        assertThat(scaled.at("/minReplicaCount").asInt()).isZero();
        assertThat(scaled.at("/advanced/horizontalPodAutoscalerConfig/behavior/scaleDown/selectPolicy")
                        .asString())
                .isEqualTo("Disabled");
        Manifest workers = deployment(PRODUCTION, "worker-cpu");
        assertThat(scaled.at("/scaleTargetRef/name").asString()).isEqualTo(workers.name());
        assertThat(workers.json().at("/spec").has("replicas"))
                .as("the autoscaler's to say")
                .isFalse();
    }

    @Test
    void letsTheScalerReadTheQueueWithTheServicesOwnAccount() {
        Manifest authentication = of("TriggerAuthentication", PRODUCTION).getFirst();
        Manifest coordinates = of("Secret", PRODUCTION).getFirst();
        for (JsonNode parameter : authentication.json().at("/spec/secretTargetRef")) {
            if (parameter.path("parameter").asString().equals("password")) {
                assertThat(parameter.path("name").asString()).isEqualTo("tasks-db");
                assertThat(parameter.path("key").asString()).isEqualTo("db-password");
            } else {
                assertThat(parameter.path("name").asString()).isEqualTo(coordinates.name());
                assertThat(coordinates
                                .json()
                                .at("/stringData")
                                .has(parameter.path("key").asString()))
                        .isTrue();
            }
        }
    }

    @Test
    void givesGpuPoolsTheirDevicesAndTheirImage() {
        JsonNode pod = deployment(GPU, "worker-gpu").json().at("/spec/template/spec");
        assertThat(pod.at("/containers/0/resources/limits/nvidia.com~1gpu").asInt())
                .isEqualTo(1);
        assertThat(pod.at("/containers/0/resources/limits/memory").asString()).isEqualTo("16Gi");
        assertThat(pod.at("/containers/0/image").asString()).isEqualTo("registry.example.com/ml/taskspace-cuda:0.1.0");
        JsonNode other = deployment(GPU, "worker-cpu").json().at("/spec/template/spec");
        assertThat(other.at("/containers/0/image").asString()).isEqualTo("taskspace:0.1.0");
        assertThat(other.at("/containers/0/resources/limits").has("nvidia.com/gpu"))
                .isFalse();
    }

    @Test
    void computesOnGpusByAnImageThatKnowsThem() {
        String rendered =
                Chart.template(DEFAULTS).set("workers.gpu.enabled", "true").call();
        JsonNode pod = Chart.manifests(rendered).stream()
                .filter(manifest ->
                        manifest.kind().equals("Deployment") && manifest.name().endsWith("worker-gpu"))
                .findFirst()
                .orElseThrow()
                .json()
                .at("/spec/template/spec");
        assertThat(pod.at("/containers/0/image").asString()).startsWith("taskspace-cuda:");
        assertThat(pod.at("/containers/0/resources/limits/nvidia.com~1gpu").asInt())
                .isEqualTo(1);
    }

    @Test
    void needsNoOperatorInTheClusterByItself() {
        for (Path values : List.of(DEFAULTS, SMALLEST)) {
            assertThat(Chart.render(values))
                    .extracting(manifest -> manifest.json().path("apiVersion").asString())
                    .isSubsetOf("v1", "apps/v1", "policy/v1", "networking.k8s.io/v1");
        }
    }

    private static JsonNode env(JsonNode pod, String name) {
        for (JsonNode variable : pod.at("/containers/0/env")) {
            if (variable.path("name").asString().equals(name)) {
                return variable;
            }
        }
        throw new AssertionError("no variable " + name + " in " + pod);
    }

    private static List<JsonNode> pods(Path values) {
        return of("Deployment", values).stream()
                .map(deployment -> deployment.json().at("/spec/template/spec"))
                .toList();
    }

    private static Manifest deployment(Path values, String component) {
        return of("Deployment", values).stream()
                .filter(deployment -> deployment.name().endsWith(component))
                .findFirst()
                .orElseThrow();
    }

    private static List<Manifest> of(String kind, Path values) {
        return Chart.render(values).stream()
                .filter(manifest -> manifest.kind().equals(kind))
                .toList();
    }
}
