package dev.taskspace.webhook;

import dev.taskspace.support.ServiceTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of webhooks with short pauses; all such tests share one service. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ServiceTest(
        properties = {
            "taskspace.webhook.attempts=3",
            "taskspace.webhook.first-back-off=100ms",
            "taskspace.webhook.longest-pause=1s",
            "taskspace.webhook.poll=100ms",
            "taskspace.webhook.heartbeat=500ms",
            "taskspace.webhook.timeout=2s",
            "taskspace.webhook-secrets.alerts=whsec_" + WebhookTest.CONFIGURED,
            "taskspace.job.poll=100ms"
        })
@interface WebhookTest {
    /** Base64 of a text that is nobody's secret. */
    String CONFIGURED = "Y29uZmlndXJlZCBmb3IgdGVzdHM=";
}
