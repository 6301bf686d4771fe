package dev.taskspace.platform.telemetry;

import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Turns tracing off where no receiver is configured, so that nobody pays for spans that go nowhere; traces everything
 * where one is, unless a smaller share is set.
 */
final class TracesOnlyWhereWanted implements EnvironmentPostProcessor, Ordered {
    private static final List<String> RECEIVERS = List.of(
            "management.opentelemetry.tracing.export.otlp.endpoint",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
            "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean wanted = RECEIVERS.stream().anyMatch(name -> StringUtils.hasText(environment.getProperty(name)));
        Map<String, Object> defaults = wanted
                ? Map.of("management.tracing.sampling.probability", "1.0")
                : Map.of("management.opentelemetry.enabled", "false");
        environment.getPropertySources().addLast(new MapPropertySource("taskspace-tracing", defaults));
    }

    /** After the configuration was read. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
