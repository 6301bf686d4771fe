package dev.taskspace.platform.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is kept of who did what.
 *
 * @param retention how long, at least a day
 * @param refusals how many refused calls of a minute are written down; the others are counted only
 */
@ConfigurationProperties("taskspace.audit")
record AuditProperties(
        @DefaultValue("365d") Duration retention,
        @DefaultValue("120") int refusals) {

    AuditProperties {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("taskspace.audit.retention is " + retention + "; at least 1d is needed");
        }
        if (refusals < 1) {
            throw new IllegalArgumentException("taskspace.audit.refusals is " + refusals + "; at least 1 is needed");
        }
    }
}
