package dev.taskspace.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllowedHostsTest {

    @Test
    void knowsNamesNamesBelowAndSinglePorts() {
        AllowedHosts hosts = new AllowedHosts(List.of("gpu1:8000", "*.corp.example", "Models.Example.org", ""));

        assertThat(hosts.allows("gpu1", 8000)).isTrue();
        assertThat(hosts.allows("gpu1", 22)).isFalse();
        assertThat(hosts.allows("a.b.corp.example", 1)).isTrue();
        assertThat(hosts.allows("corp.example", 1)).isFalse();
        assertThat(hosts.allows("evilcorp.example", 1)).isFalse();
        assertThat(hosts.allows("models.example.org", -1)).isTrue();
    }

    @Test
    void knowsAddressesAndRanges() throws UnknownHostException {
        AllowedHosts hosts = new AllowedHosts(List.of("10.1.0.0/16", "192.168.7.9", "fd00::/8"));

        assertThat(hosts.allows(InetAddress.getByName("10.1.255.1"))).isTrue();
        assertThat(hosts.allows(InetAddress.getByName("10.2.0.1"))).isFalse();
        assertThat(hosts.allows(InetAddress.getByName("192.168.7.9"))).isTrue();
        assertThat(hosts.allows(InetAddress.getByName("192.168.7.8"))).isFalse();
        assertThat(hosts.allows(InetAddress.getByName("fd12::1"))).isTrue();
        assertThat(hosts.allows(InetAddress.getByName("fe80::1"))).isFalse();
    }

    @Test
    void refusesAnEntryThatMeansNothing() {
        for (String entry : List.of("http://x", "10.0.0.0/99", "a b", "x:y")) {
            assertThatThrownBy(() -> new AllowedHosts(List.of(entry))).hasMessageContaining(entry);
        }
    }

    @Test
    void aNameLeadsToLinkLocalAddressesOnlyWhenThoseAreAllowedThemselves() throws UnknownHostException {
        EndpointAddresses byName = new EndpointAddresses(new AllowedHosts(List.of("localhost")), true);
        EndpointAddresses byAddress = new EndpointAddresses(new AllowedHosts(List.of("169.254.1.1")), false);

        assertThat(byName.resolve("localhost", 80)).isNotEmpty();
        assertThatThrownBy(() -> byName.resolve("169.254.1.1", 80)).isInstanceOf(ForbiddenHostException.class);
        assertThat(byAddress.resolve("169.254.1.1", 80)).isNotEmpty();
    }

    @Test
    void tellsPublicAddressesFromOthers() throws UnknownHostException {
        for (String address : List.of("1.1.1.1", "172.15.0.1", "172.32.0.1", "100.63.0.1", "2606:4700::1111")) {
            assertThat(AddressRange.isPublic(InetAddress.getByName(address)))
                    .as(address)
                    .isTrue();
        }
        for (String address :
                List.of("127.8.9.1", "172.31.0.1", "::1", "::", "fc00::1", "2002:a00:1::", "255.255.255.255")) {
            assertThat(AddressRange.isPublic(InetAddress.getByName(address)))
                    .as(address)
                    .isFalse();
        }
    }
}
