package dev.taskspace.starter;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The last lines of a start: what to try. */
@Component
class Greeting {
    private static final Logger LOG = LoggerFactory.getLogger(Greeting.class);

    private final Environment environment;
    private final boolean starter;

    Greeting(Environment environment, @Value("${taskspace.starter}") boolean starter) {
        this.environment = environment;
        this.starter = starter;
    }

    @EventListener(ApplicationReadyEvent.class)
    void greet() {
        String here = "http://localhost:" + environment.getProperty("local.server.port");
        LOG.info("""

                Taskspace is ready.
                  Ranking    {}/rank?target={}   (as soon as its embedding is computed)
                  Progress   {}/jobs
                  Datasets   {}/datasets
                  API        {}/swagger-ui.html
                  Page       {}/""", here, starter ? "everyday-inference" : "YOUR-DATASET", here, here, here, here);
    }
}
