package dev.taskspace.endpoint;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How endpoints are called. Keys are not here, so that nothing that prints this record prints one: see
 * {@link EndpointKeys}.
 *
 * @param allowedHosts what may be called besides public addresses: host names, with {@code *.} in front for all below,
 *     with {@code :port} for one port; addresses; ranges such as {@code 10.0.0.0/8}
 * @param endpoint how patient and how demanding calls are
 */
@ConfigurationProperties("taskspace")
record EndpointProperties(
        @DefaultValue List<String> allowedHosts,
        @DefaultValue Calls endpoint) {

    /**
     * @param concurrency calls to one server at a time
     * @param timeout longest time that one call takes, from connecting to the last byte
     * @param attempts how often a call is tried before it fails
     * @param firstBackOff pause after the first failure, doubled after each further one
     * @param longestPause most that is waited before the next try, whatever the server asks for
     * @param maxAnswer largest answer that is read
     */
    record Calls(
            @DefaultValue("8") int concurrency,
            @DefaultValue("60s") Duration timeout,
            @DefaultValue("6") int attempts,
            @DefaultValue("500ms") Duration firstBackOff,
            @DefaultValue("60s") Duration longestPause,
            @DefaultValue("4MB") DataSize maxAnswer) {}
}
