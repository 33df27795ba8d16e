package org.standbild.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    private final Reach internet = new Reach(false);
    private final Reach intranet = new Reach(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1",
                "172.31.255.255", "192.0.0.1", "192.168.1.1", "198.18.0.1", "224.0.0.1", "239.255.255.255", "240.0.0.1",
                "255.255.255.255", "::", "::1", "::ffff:127.0.0.1", "::ffff:169.254.169.254", "::127.0.0.1", "fe80::1",
                "fec0::1", "fc00::1", "fd12:3456::1", "ff02::1", "64:ff9b::7f00:1", "2001::1", "2001:db8::1",
                "2002:7f00:1::", "3fff::1", "2130706433", "100::1"
            })
    void whatIsNotThePublicInternetIsOutOfReach(String address) throws UnknownHostException {
        assertThat(internet.allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"93.184.216.34", "8.8.8.8", "172.15.0.1", "172.32.0.1", "2a00:1450:4001::1", "2606:4700::1111"})
    void thePublicInternetIsWithinReach(String address) throws UnknownHostException {
        assertThat(internet.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "192.168.1.1", "::1", "fd12::1", "::ffff:10.0.0.1", "8.8.8.8"})
    void wherePrivateAddressesAreAllowedThisNetworkIsWithinReach(String address) throws UnknownHostException {
        assertThat(intranet.allows(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "fe80::1", "224.0.0.1", "0.0.0.0", "255.255.255.255", "ff02::1"})
    void linkLocalAndMulticastNeverAre(String address) throws UnknownHostException {
        assertThat(intranet.allows(InetAddress.getByName(address))).isFalse();
    }
}
