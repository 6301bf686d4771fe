package dev.taskspace.surrogate.registry;

import dev.taskspace.surrogate.Surrogates;
import dev.taskspace.surrogate.encoder.FastMath;
import dev.taskspace.surrogate.encoder.TensorRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;

/**
 * Starts the engine and loads the default surrogate while the beans are still being made. Neither waits for the other, and
 * a service is ready when both are.
 */
final class EarlySurrogate implements BeanFactoryPostProcessor {

    private static final Logger log = LoggerFactory.getLogger(EarlySurrogate.class);

    private final Environment settings;
    private final ClasspathSurrogates builtIn = new ClasspathSurrogates();

    EarlySurrogate(Environment settings) {
        this.settings = settings;
    }

    ClasspathSurrogates builtIn() {
        return builtIn;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        TensorRuntime.prefer(
                settings.getRequiredProperty("taskspace.fast-math", FastMath.class),
                settings.getRequiredProperty("taskspace.devices"));
        Thread.ofPlatform().daemon().name("early-surrogate").start(this::load);
    }

    private void load() {
        try {
            builtIn.find(Surrogates.DEFAULT);
        } catch (RuntimeException | LinkageError e) {
            log.warn("{} cannot be loaded", Surrogates.DEFAULT, e);
        }
    }
}
