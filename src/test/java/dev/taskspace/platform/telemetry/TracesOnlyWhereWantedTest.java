package dev.taskspace.platform.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class TracesOnlyWhereWantedTest {

    @Test
    void turnsTracingOffWhereNoReceiverIsConfigured() {
        MockEnvironment environment = prepared(new MockEnvironment());

        assertThat(environment.getProperty("management.opentelemetry.enabled")).isEqualTo("false");
    }

    @Test
    void tracesEverythingWhereOneIsUnlessASmallerShareIsSet() {
        MockEnvironment all =
                prepared(new MockEnvironment().withProperty("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318"));
        MockEnvironment some = prepared(new MockEnvironment()
                .withProperty("management.opentelemetry.tracing.export.otlp.endpoint", "http://collector/v1/traces")
                .withProperty("management.tracing.sampling.probability", "0.25"));

        assertThat(all.getProperty("management.opentelemetry.enabled")).isNull();
        assertThat(all.getProperty("management.tracing.sampling.probability")).isEqualTo("1.0");
        assertThat(some.getProperty("management.tracing.sampling.probability")).isEqualTo("0.25");
    }

    private static MockEnvironment prepared(MockEnvironment environment) {
        new TracesOnlyWhereWanted().postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
