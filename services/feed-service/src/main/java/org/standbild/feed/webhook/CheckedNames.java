package org.standbild.feed.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up at the moment of connecting and gives out checked addresses only. The client connects to the very address that it was
 * given, so a name that leads elsewhere a moment later (rebinding) changes nothing.
 */
final class CheckedNames implements DnsResolver {

    private final Names names;
    private final Reach reach;

    CheckedNames(Names names, Reach reach) {
        this.names = names;
        this.reach = reach;
    }

    /** @throws RefusedAddress when one of the addresses is not allowed, also when others are */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = names.lookUp(host);
        for (InetAddress address : addresses) {
            if (!reach.allows(address)) {
                throw new RefusedAddress(host, address);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
