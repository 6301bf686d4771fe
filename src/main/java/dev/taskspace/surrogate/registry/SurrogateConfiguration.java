package dev.taskspace.surrogate.registry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the surrogates to the application. */
@Configuration(proxyBeanMethods = false)
class SurrogateConfiguration {

    /** Not closed with the application: a worker that still computes would read freed memory. The process frees it. */
    @Bean(destroyMethod = "")
    ClasspathSurrogates surrogates() {
        return new ClasspathSurrogates();
    }
}
