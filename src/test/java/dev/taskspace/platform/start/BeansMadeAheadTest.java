package dev.taskspace.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Which settings do with the bean definitions of the build. That a service starts with them is shown by {@code JarTest}. */
class BeansMadeAheadTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TASKSPACE_ROLE",
                "TASKSPACE_ACCESS_KEYS_TEAM_SECRET",
                "SPRING_DATASOURCE_URL",
                "SPRING_DATASOURCE_HIKARI_MAXIMUM_POOL_SIZE",
                "SERVER_ADDRESS",
                "SERVER_TOMCAT_MAX_CONNECTIONS",
                "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                "PATH",
                "SPRINGFIELD"
            })
    void remainWithSettingsThatChooseNoBean(String variable) {
        assertThat(BeansMadeAhead.deciding(withVariable(variable))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
                "SPRING_APPLICATION_ADMIN_ENABLED",
                "SPRING_DATASOURCE_TYPE",
                "SPRING_PROFILES_ACTIVE",
                "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                "MANAGEMENT_SERVER_PORT",
                "SERVER_FORWARD_HEADERS_STRATEGY",
                "SPRINGDOC_API_DOCS_ENABLED",
                "OTEL_EXPORTER_OTLP_ENDPOINT"
            })
    void areNotUsedWithSettingsThatMayChooseOthers(String variable) {
        assertThat(BeansMadeAhead.deciding(withVariable(variable))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Config resource 'file [config/application.yaml]' via location 'optional:file:./config/'"})
    void areNotUsedWhateverTheSourceOfSuchASetting(String source) {
        StandardEnvironment environment = empty();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(source, Map.of("management.server.port", "9090")));

        assertThat(BeansMadeAhead.deciding(environment)).hasToString("Optional[management.server.port]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Config resource 'class path resource [application.yaml]' via location 'optional:classpath:/'"})
    void remainWithTheDefaultsThatTheBuildKnew(String source) {
        StandardEnvironment environment = empty();
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(source, Map.of("spring.threads.virtual.enabled", "true")));

        assertThat(BeansMadeAhead.deciding(environment)).isEmpty();
    }

    private static StandardEnvironment withVariable(String name) {
        StandardEnvironment environment = empty();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("systemEnvironment", Map.of(name, "something")));
        return environment;
    }

    private static StandardEnvironment empty() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(source -> environment.getPropertySources().remove(source.getName()));
        return environment;
    }
}
