package dev.taskspace.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages are delivered.
 *
 * @param attempts how often a message is tried before it is given up
 * @param firstBackOff pause after the first failure, four times as long after each further one
 * @param longestPause most that is waited before the next try, whatever the receiver asks for
 * @param timeout longest time that a receiver may take to answer
 * @param retention how long messages that are over stay in the log
 * @param threads messages delivered side by side by this process
 * @param poll how often this process looks for messages that are due; those of its own jobs it sees at once
 * @param heartbeat how often a process says that it lives; after four missed ones others send what it was sending
 */
@ConfigurationProperties("taskspace.webhook")
record WebhookProperties(
        @DefaultValue("9") int attempts,
        @DefaultValue("5s") Duration firstBackOff,
        @DefaultValue("6h") Duration longestPause,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("30d") Duration retention,
        @DefaultValue("8") int threads,
        @DefaultValue("2s") Duration poll,
        @DefaultValue("5s") Duration heartbeat) {

    WebhookProperties {
        if (attempts < 1 || threads < 1) {
            throw new IllegalArgumentException("taskspace.webhook.attempts and .threads must be at least 1");
        }
    }

    /** The pause after this many failed tries. */
    Duration pause(int tries) {
        Duration pause = firstBackOff.multipliedBy(1L << Math.min(2 * (tries - 1), 40));
        return pause.compareTo(longestPause) > 0 ? longestPause : pause;
    }
}
