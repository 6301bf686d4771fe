package dev.taskspace.platform.web;

import java.time.Duration;
import org.apache.catalina.core.StandardHost;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service asks of Tomcat beyond its defaults. */
@Configuration(proxyBeanMethods = false)
class TomcatConfiguration {

    /**
     * Invites the body of a request ({@code 100 Continue}) only when it is read: a client that asks first learns that its
     * upload is too large without sending it. The body of one that does not ask is read to its end and thrown away, for a
     * connection closed under a sending client would lose the answer.
     */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsFromTomcat(
            @Value("${taskspace.head-timeout:30s}") Duration headTimeout) {
        return factory -> {
            factory.setProtocol(HeadDeadlineProtocol.class.getName());
            factory.addContextCustomizers(context -> ((StandardHost) context.getParent())
                    .setErrorReportValveClass(ProblemErrorReportValve.class.getName()));
            factory.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof HeadDeadlineProtocol http) {
                    http.setLimit(headTimeout);
                    http.setContinueResponseTiming("onRead");
                    http.setMaxSwallowSize(-1);
                }
            });
        };
    }
}
