package dev.taskspace.deployment;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One resource that the chart would create. */
record Manifest(Map<String, Object> content) {

    /** Custom resources: what of theirs the chart may use, by their documentation; no model of them is published. */
    private static final Map<String, Set<String>> CUSTOM_SPECS = Map.of(
            "ScaledObject",
                    Set.of(
                            "scaleTargetRef",
                            "pollingInterval",
                            "cooldownPeriod",
                            "minReplicaCount",
                            "maxReplicaCount",
                            "advanced",
                            "triggers"),
            "TriggerAuthentication", Set.of("secretTargetRef"),
            "ServiceMonitor", Set.of("selector", "endpoints"));

    String kind() {
        return (String) Objects.requireNonNull(content.get("kind"));
    }

    JsonNode json() {
        return JsonMapper.shared().valueToTree(content);
    }

    String name() {
        return json().at("/metadata/name").asString();
    }

    /**
     * Holds this against the model of Kubernetes itself.
     *
     * @throws IllegalArgumentException for a field that it does not know, one that it misses, or a kind we do not check
     */
    void validate() throws IOException {
        JsonElement element = new Gson().toJsonTree(content);
        switch (kind()) {
            case "Deployment" -> V1Deployment.validateJsonElement(element);
            case "Service" -> V1Service.validateJsonElement(element);
            case "HorizontalPodAutoscaler" -> V2HorizontalPodAutoscaler.validateJsonElement(element);
            case "PodDisruptionBudget" -> V1PodDisruptionBudget.validateJsonElement(element);
            case "NetworkPolicy" -> V1NetworkPolicy.validateJsonElement(element);
            case "ServiceAccount" -> V1ServiceAccount.validateJsonElement(element);
            case "Secret" -> V1Secret.validateJsonElement(element);
            case "Ingress" -> V1Ingress.validateJsonElement(element);
            default -> validateCustom();
        }
    }

    private void validateCustom() {
        Set<String> known = CUSTOM_SPECS.get(kind());
        if (known == null) {
            throw new IllegalArgumentException("nothing checks a " + kind());
        }
        Set<String> unknown = new java.util.TreeSet<>(
                Chart.asMap(Objects.requireNonNull(content.get("spec"))).keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(kind() + " has no " + unknown);
        }
    }
}
