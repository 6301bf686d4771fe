package dev.taskspace.job;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JobProperties.class)
class JobConfiguration {

    @Bean
    Workers workers(JobProperties properties, DataSource dataSource, JobRunner runner, Clock clock) {
        return new Workers(processName(), properties, dataSource, runner, clock);
    }

    private static String processName() {
        return hostName() + "-" + ProcessHandle.current().pid();
    }

    /** Containers and shells say it; a name service may have to be waited for. */
    private static String hostName() {
        String told = System.getenv("HOSTNAME");
        if (told != null && !told.isBlank()) {
            return told;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            return "localhost";
        }
    }
}
