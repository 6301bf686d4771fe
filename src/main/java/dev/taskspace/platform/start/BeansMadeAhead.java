package dev.taskspace.platform.start;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.logging.Log;
import org.springframework.aot.AotDetector;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;

/**
 * Starts with the bean definitions that the build made (Spring's ahead-of-time processing, {@code spring.aot.enabled}) only
 * where a start from scratch would arrive at the same beans. The build knew the defaults. A setting of the frameworks may
 * lead to others, so with any that is not known to be harmless the beans are chosen anew, which takes longer.
 */
final class BeansMadeAhead implements EnvironmentPostProcessor, Ordered {

    /** Which beans of Taskspace there are depends on no setting; of Spring's it does. */
    private static final List<ConfigurationPropertyName> DECIDING =
            names("spring", "management", "server", "springdoc", "otel");

    /** Values that beans read when they are made, whatever they are. */
    private static final List<ConfigurationPropertyName> HARMLESS = names(
            "server.address",
            "server.port",
            "server.tomcat",
            "spring.aot",
            "spring.application.json",
            "spring.application.name",
            "spring.application.pid",
            "spring.application.version",
            "spring.datasource.hikari",
            "spring.datasource.password",
            "spring.datasource.url",
            "spring.datasource.username");

    /** Settings that the build knew as well, or that follow from others. */
    private static final List<String> BUILT_IN = List.of("class path resource [application.yaml]", "taskspace-tracing");

    private final Log log;

    BeansMadeAhead(DeferredLogFactory logs) {
        this.log = logs.getLog(BeansMadeAhead.class);
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!AotDetector.useGeneratedArtifacts()) {
            return;
        }
        deciding(environment).ifPresent(name -> {
            log.info("The beans are chosen anew, as " + name + " is set: this start takes longer");
            SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
        });
    }

    /** A setting that may lead to other beans than those of the build. */
    static Optional<ConfigurationPropertyName> deciding(ConfigurableEnvironment environment) {
        return environment.getPropertySources().stream()
                .filter(source -> !ConfigurationPropertySources.isAttachedConfigurationPropertySource(source))
                .filter(source -> BUILT_IN.stream().noneMatch(source.getName()::contains))
                .flatMap(BeansMadeAhead::settings)
                .filter(name -> covers(DECIDING, name) && !covers(HARMLESS, name))
                .findFirst();
    }

    private static Stream<ConfigurationPropertyName> settings(PropertySource<?> source) {
        return StreamSupport.stream(ConfigurationPropertySources.from(source).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .flatMap(settings -> ((IterableConfigurationPropertySource) settings).stream());
    }

    private static boolean covers(List<ConfigurationPropertyName> names, ConfigurationPropertyName setting) {
        return names.stream().anyMatch(name -> name.equals(setting) || name.isAncestorOf(setting));
    }

    private static List<ConfigurationPropertyName> names(String... names) {
        return Stream.of(names).map(ConfigurationPropertyName::of).toList();
    }

    /** After the configuration was read. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
