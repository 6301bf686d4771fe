package dev.taskspace.platform.project;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;

/** Puts {@link ProjectDataSource} before the pool for everybody but Flyway, which migrates the rows of all projects. */
@Configuration(proxyBeanMethods = false)
class ProjectConfiguration {

    @Bean
    static BeanPostProcessor connectionsOfProjects() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource pool && !(bean instanceof ProjectDataSource)
                        ? new ProjectDataSource(pool)
                        : bean;
            }
        };
    }

    @Bean
    FlywayConfigurationCustomizer migrationsOfAllProjects() {
        return flyway -> flyway.dataSource(pool(flyway.getDataSource())).initSql("set taskspace.project = '*'");
    }

    private static DataSource pool(DataSource source) {
        DataSource pool = source instanceof ProjectDataSource projects ? projects.getTargetDataSource() : source;
        return pool == null ? source : pool;
    }

    /** An answer that is written on another thread is written for the same project. */
    @Bean
    TaskDecorator sameProject() {
        return task -> {
            String project = Project.current();
            return () -> {
                try (Project.Stay ignored = Project.enter(project)) {
                    task.run();
                }
            };
        };
    }
}
