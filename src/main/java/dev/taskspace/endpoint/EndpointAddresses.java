package dev.taskspace.endpoint;

import dev.taskspace.platform.postgres.ServiceDatabase;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Decides which servers may be called. A name is judged by the addresses that it stands for at that moment, so it is
 * asked again whenever a connection is made, and exactly the addresses that it answers are connected to.
 */
@Component
public class EndpointAddresses {
    private static final int LONGEST_URL = 2_000;

    private final AllowedHosts allowed;
    private final boolean loopback;

    /** The machine itself is open only where the service is one person's: with the database that it brings along. */
    @Autowired
    EndpointAddresses(EndpointProperties properties, ServiceDatabase database) {
        this(new AllowedHosts(properties.allowedHosts()), database.isEmbedded());
    }

    EndpointAddresses(AllowedHosts allowed, boolean loopback) {
        this.allowed = allowed;
        this.loopback = loopback;
    }

    /**
     * The address of an endpoint that a caller wrote. A name that nobody knows yet is accepted; calls will fail until
     * somebody does.
     *
     * @param pointer where it stands in the request
     * @throws UnusableAddressException when it must not or cannot be called
     */
    public URI require(String url, String pointer) {
        URI uri = parse(url, pointer);
        try {
            resolve(uri.getHost(), uri.getPort());
        } catch (ForbiddenHostException forbidden) {
            throw new UnusableAddressException(pointer, forbidden.getMessage());
        } catch (UnknownHostException notYetKnown) {
            return uri;
        }
        return uri;
    }

    private static URI parse(String url, String pointer) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (!List.of("http", "https").contains(scheme) || uri.getHost() == null || url.length() > LONGEST_URL) {
                throw new UnusableAddressException(
                        pointer, "An endpoint is an http or https address with a host, such as http://example.org/v1.");
            }
            if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new UnusableAddressException(
                        pointer,
                        "An address holds no user, no password and no fragment; a model's key is named by apiKeyRef.");
            }
            if (uri.getPort() > 65_535) {
                throw new UnusableAddressException(pointer, "The port of an address is at most 65535.");
            }
            return uri;
        } catch (URISyntaxException e) {
            throw new UnusableAddressException(pointer, "This is not an address: " + e.getReason() + ".");
        }
    }

    /**
     * The addresses of a host, all of which may be connected to.
     *
     * @param port -1 for the scheme's
     * @throws ForbiddenHostException when one of them must not be
     */
    List<InetAddress> resolve(String host, int port) throws UnknownHostException {
        List<InetAddress> addresses = List.of(InetAddress.getAllByName(host));
        for (InetAddress address : addresses) {
            if (!mayReach(host, port, address)) {
                throw new ForbiddenHostException(host);
            }
        }
        return addresses;
    }

    private boolean mayReach(String host, int port, InetAddress address) {
        if (AddressRange.isPublic(address) || allowed.allows(address)) {
            return true;
        }
        // A name may move; wherever it goes, link-local addresses hold the secrets of cloud machines.
        boolean never = address.isLinkLocalAddress() || address.isAnyLocalAddress() || address.isMulticastAddress();
        return !never && (allowed.allows(host, port) || (loopback && address.isLoopbackAddress()));
    }
}
