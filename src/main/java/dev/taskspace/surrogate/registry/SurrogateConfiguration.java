package dev.taskspace.surrogate.registry;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Offers the surrogates to the application. */
@Configuration(proxyBeanMethods = false)
class SurrogateConfiguration {

    @Bean
    ClasspathSurrogates surrogates() {
        return new ClasspathSurrogates();
    }
}
