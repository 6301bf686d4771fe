package dev.taskspace.endpoint;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the operator allows besides public addresses. */
final class AllowedHosts {
    private static final String BELOW = "*.";

    private final List<AddressRange> ranges = new ArrayList<>();
    private final List<Name> names = new ArrayList<>();

    /** A host name, or with a dot in front all hosts below it; port -1 for any. */
    private record Name(String host, int port) {

        boolean matches(String wanted, int wantedPort) {
            boolean sameHost = host.startsWith(".") ? wanted.endsWith(host) : wanted.equals(host);
            return sameHost && (port < 0 || port == wantedPort);
        }
    }

    /** @throws IllegalArgumentException naming the entry that means nothing */
    AllowedHosts(List<String> entries) {
        entries.stream().map(String::strip).filter(entry -> !entry.isEmpty()).forEach(entry -> {
            Optional<AddressRange> range = AddressRange.parse(entry);
            range.ifPresentOrElse(ranges::add, () -> names.add(name(entry)));
        });
    }

    private static Name name(String entry) {
        int colon = entry.lastIndexOf(':');
        String host = (colon < 0 ? entry : entry.substring(0, colon)).toLowerCase(Locale.ROOT);
        String port = colon < 0 ? "-1" : entry.substring(colon + 1);
        String plain = host.startsWith(BELOW) ? host.substring(BELOW.length()) : host;
        if (!plain.matches("[a-z0-9_]([a-z0-9._-]*[a-z0-9])?") || !port.matches("-1|[0-9]{1,5}")) {
            throw new IllegalArgumentException("taskspace.allowed-hosts: '" + entry
                    + "' is neither a host name (*.example.org, example.org, example.org:8080) nor an address or range "
                    + "(10.1.2.3, 10.0.0.0/8)");
        }
        return new Name(host.startsWith(BELOW) ? host.substring(1) : host, Integer.parseInt(port));
    }

    boolean allows(InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    boolean allows(String host, int port) {
        return names.stream().anyMatch(name -> name.matches(host.toLowerCase(Locale.ROOT), port));
    }
}
