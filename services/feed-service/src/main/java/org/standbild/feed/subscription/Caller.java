package org.standbild.feed.subscription;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Principal;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: whoever has the secret of a subscription, somebody who is logged in, or nobody in particular.
 *
 * @param client counts as one client: an IPv4 address, or the /64 of an IPv6 address
 * @param token absent when none was named
 * @param name of who is logged in; else absent
 */
record Caller(
        String client, @Nullable String token, @Nullable String name, boolean admin) {

    /** Carries the secret that manages a subscription. */
    static final String HEADER = "Subscription-Token";

    static Caller of(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        return new Caller(
                client(request.getRemoteAddr()),
                request.getHeader(HEADER),
                principal == null ? null : principal.getName(),
                request.isUserInRole("ADMIN"));
    }

    static String client(String address) {
        if (!address.contains(":")) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 4 ? address : HexFormat.of().formatHex(Arrays.copyOf(bytes, 8));
        } catch (UnknownHostException e) {
            return address;
        }
    }

    Optional<String> named() {
        return Optional.ofNullable(name);
    }
}
