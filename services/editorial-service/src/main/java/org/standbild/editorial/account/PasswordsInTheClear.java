package org.standbild.editorial.account;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/**
 * Refuses a password, or a token that is as good as one, that has come over the network unencrypted. Who connects from this very machine
 * may do so, unless a proxy here has only passed on what somebody else sent.
 */
final class PasswordsInTheClear extends OncePerRequestFilter {

    private final boolean trustForwardedProto;
    private final List<IpAddressMatcher> plainNetworks;
    private final Refusals refusals;

    PasswordsInTheClear(boolean trustForwardedProto, List<String> plainNetworks, Refusals refusals) {
        this.trustForwardedProto = trustForwardedProto;
        this.plainNetworks = plainNetworks.stream().map(IpAddressMatcher::new).toList();
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (carriesSecret(request) && !isSafe(request)) {
            refusals.refuse(
                    request,
                    response,
                    Problem.of(
                            HttpStatus.FORBIDDEN,
                            "insecure-transport",
                            new Text("Kein Passwort über eine offene Leitung", "No password over an open line"),
                            new Text(
                                    "Angemeldet wird nur über https oder von diesem Rechner selbst. Hinter einem Proxy, der TLS beendet, "
                                            + "ist standbild.login.trust-forwarded-proto=true zu setzen. Dieses Passwort sollte als bekannt gelten.",
                                    "Logging in needs https, or this very machine. Behind a proxy that ends TLS, set "
                                            + "standbild.login.trust-forwarded-proto=true. Consider this password known.")));
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean carriesSecret(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null
                || request.getMethod().equals("POST")
                        && request.getRequestURI().equals(request.getContextPath() + LoginPage.PATH);
    }

    private boolean isSafe(HttpServletRequest request) {
        if (request.isSecure()) {
            return true;
        }
        String forwarded = request.getHeader("X-Forwarded-Proto");
        if (trustForwardedProto && forwarded != null) {
            return forwarded.strip().toLowerCase(Locale.ROOT).equals("https");
        }
        boolean passedOn = forwarded != null
                || request.getHeader("X-Forwarded-For") != null
                || request.getHeader("Forwarded") != null;
        return isLoopback(request.getRemoteAddr()) && !passedOn
                || plainNetworks.stream().anyMatch(network -> network.matches(request.getRemoteAddr()));
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
