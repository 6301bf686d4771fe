package dev.taskspace.endpoint;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * A range of addresses.
 *
 * @param network an address of the range
 * @param bits how many leading bits all addresses of the range share with it
 */
record AddressRange(InetAddress network, int bits) {

    /**
     * What is no public server: special-purpose addresses of RFC 6890 and its successors, and those forms of IPv6 that
     * carry an IPv4 address which a gateway might unpack.
     */
    private static final List<AddressRange> NOT_PUBLIC = List.of(
            of("0.0.0.0/8"),
            of("10.0.0.0/8"),
            of("100.64.0.0/10"),
            of("127.0.0.0/8"),
            of("169.254.0.0/16"),
            of("172.16.0.0/12"),
            of("192.0.0.0/24"),
            of("192.0.2.0/24"),
            of("192.88.99.0/24"),
            of("192.168.0.0/16"),
            of("198.18.0.0/15"),
            of("198.51.100.0/24"),
            of("203.0.113.0/24"),
            of("224.0.0.0/3"),
            of("::/96"),
            of("64:ff9b::/96"),
            of("64:ff9b:1::/48"),
            of("100::/64"),
            of("2001::/23"),
            of("2001:db8::/32"),
            of("2002::/16"),
            of("3fff::/20"),
            of("5f00::/16"),
            of("fc00::/7"),
            of("fe80::/9"),
            of("ff00::/8"));

    static boolean isPublic(InetAddress address) {
        return NOT_PUBLIC.stream().noneMatch(range -> range.contains(address));
    }

    /** {@code address/bits}, or one address alone; empty when it is a name. */
    static Optional<AddressRange> parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9.]+") && !address.contains(":")) {
            return Optional.empty();
        }
        try {
            InetAddress network = InetAddress.getByName(address);
            int longest = 8 * network.getAddress().length;
            int bits = slash < 0 ? longest : Integer.parseInt(text.substring(slash + 1));
            return bits < 0 || bits > longest ? Optional.empty() : Optional.of(new AddressRange(network, bits));
        } catch (UnknownHostException | NumberFormatException notAnAddress) {
            return Optional.empty();
        }
    }

    private static AddressRange of(String text) {
        return parse(text).orElseThrow();
    }

    boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] others = address.getAddress();
        if (mine.length != others.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % 8);
            if ((mine[bit / 8] & mask) != (others[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
