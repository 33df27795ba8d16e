package org.standbild.feed.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A name leads to an address that webhooks must not reach. */
final class RefusedAddress extends UnknownHostException {

    RefusedAddress(String host, InetAddress address) {
        super(host + " leads to " + address.getHostAddress() + ", where webhooks must not go");
    }
}
