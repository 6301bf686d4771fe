package dev.taskspace.endpoint;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The keys of endpoints, known by name: {@code taskspace.keys.NAME}, or {@code TASKSPACE_KEYS_NAME} in the environment.
 * They are read where they are sent and kept nowhere else. {@code taskspace.key-hosts.NAME} lists the only hosts that a
 * key is sent to; without it whoever may register a model may send the key anywhere.
 */
@Component
public class EndpointKeys {
    private final Environment environment;

    EndpointKeys(Environment environment) {
        this.environment = environment;
    }

    /**
     * Makes sure that a key of this name can go to this address.
     *
     * @param pointer where the name stands in the request
     * @throws UnusableAddressException when it cannot
     */
    public void require(String ref, URI url, String pointer) {
        whyNot(ref, url).ifPresent(reason -> {
            throw new UnusableAddressException(pointer, reason);
        });
    }

    /**
     * The key for a call; null when it needs none.
     *
     * @throws EndpointException when it is not configured any more
     */
    @Nullable
    String of(EndpointCall call) {
        String ref = call.apiKeyRef();
        if (ref == null) {
            return null;
        }
        whyNot(ref, call.url()).ifPresent(reason -> {
            throw new EndpointException(call.url(), "is not called: " + reason);
        });
        return value("keys", ref);
    }

    private Optional<String> whyNot(String ref, URI url) {
        if (!ref.matches("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?")) {
            return Optional.of("The name of a key has lower-case letters, digits and dashes.");
        }
        String key = value("keys", ref);
        if (key == null || key.isEmpty()) {
            return Optional.of("No key '" + ref + "' is configured; set " + variable("keys", ref)
                    + " where the service runs. Requests never carry the key itself.");
        }
        if (!key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return Optional.of("The key '" + ref + "' holds blanks, line breaks or letters that no header can carry.");
        }
        String hosts = value("key-hosts", ref);
        List<String> allowed =
                hosts == null ? List.of() : Arrays.asList(hosts.strip().split("\\s*,\\s*"));
        return hosts == null || allowed.contains(url.getHost().toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of("The key '" + ref + "' is not meant for this host.");
    }

    private @Nullable String value(String group, String ref) {
        String property = environment.getProperty("taskspace." + group + "." + ref);
        return property == null ? environment.getProperty(variable(group, ref)) : property;
    }

    private static String variable(String group, String ref) {
        return ("TASKSPACE_" + group + "_" + ref).toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
