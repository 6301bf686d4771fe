package dev.taskspace.job;

import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.test.context.TestComponent;

/** Takes the real handler of scripted work's kind away, for there is one handler a kind. */
@TestComponent
class OnlyScriptedWork implements BeanDefinitionRegistryPostProcessor {
    private static final String REAL = "hubImportJob";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        if (registry.containsBeanDefinition(REAL)) {
            registry.removeBeanDefinition(REAL);
        }
    }
}
