package dev.taskspace.platform.postgres;

import dev.taskspace.platform.data.Home;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Gives the service its database when the operator names none. The connection pool depends on the server's bean, so the
 * server starts before it and stops after it.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(NoExternalDatabase.class)
class EmbeddedPostgresConfiguration {
    @Bean
    EmbeddedPostgres embeddedPostgres(Home home) {
        return EmbeddedPostgres.start(home.path().resolve(EmbeddedPostgres.FOLDER));
    }

    @Bean
    JdbcConnectionDetails embeddedPostgresConnection(EmbeddedPostgres postgres) {
        Database database = postgres.database(EmbeddedPostgres.DATABASE);
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.username();
            }

            @Override
            public String getPassword() {
                return database.password();
            }

            @Override
            public String getJdbcUrl() {
                return database.url();
            }
        };
    }
}
