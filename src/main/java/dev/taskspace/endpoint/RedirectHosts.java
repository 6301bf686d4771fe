package dev.taskspace.endpoint;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Where a server may send whoever downloads from it: to itself, and to the hosts that the operator lists. Never from a
 * secured connection to an open one.
 */
public final class RedirectHosts {
    private final AllowedHosts hosts;

    /**
     * Allows these hosts besides the server itself.
     *
     * @throws IllegalArgumentException naming the entry that means nothing
     */
    public RedirectHosts(List<String> hosts) {
        this.hosts = new AllowedHosts(hosts);
    }

    boolean allow(URI from, URI to) {
        if (to.getHost() == null || to.getRawUserInfo() != null) {
            return false;
        }
        if (sameServer(from, to)) {
            return true;
        }
        boolean kept = scheme(to).equals("https")
                || (scheme(to).equals("http") && scheme(from).equals("http"));
        return kept && hosts.allows(to.getHost(), to.getPort());
    }

    static boolean sameServer(URI one, URI other) {
        return scheme(one).equals(scheme(other))
                && one.getHost().equalsIgnoreCase(other.getHost())
                && one.getPort() == other.getPort();
    }

    private static String scheme(URI uri) {
        return uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    }
}
