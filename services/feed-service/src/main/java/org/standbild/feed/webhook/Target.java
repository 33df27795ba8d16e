package org.standbild.feed.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Text;

/** What is asked of the URL of a webhook when it is created; where it leads to is checked again whenever something is sent there. */
final class Target {

    private static final Pattern DOTTED = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");
    private static final Pattern NUMBER_AT_THE_END = Pattern.compile("(.*\\.)?(0[xX][0-9a-fA-F]*|[0-9]+)\\.?");

    private final WebhookSettings settings;
    private final CheckedNames names;

    Target(WebhookSettings settings, CheckedNames names) {
        this.settings = settings;
        this.names = names;
    }

    /** Why nothing is sent there; absent when it will do. */
    @Nullable
    Text refusal(String url) {
        URI uri;
        try {
            uri = new URI(url).parseServerAuthority();
        } catch (URISyntaxException e) {
            return new Text("das ist keine lesbare Adresse", "this is not a readable address");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean http = settings.allowHttp() || settings.allowPrivate();
        if (!scheme.equals("https") && !(http && scheme.equals("http"))) {
            return new Text(
                    http ? "erwartet wird http oder https" : "erwartet wird https",
                    http ? "expected is http or https" : "expected is https");
        }
        if (uri.getHost() == null || uri.getHost().isEmpty()) {
            return new Text("ein Rechnername fehlt", "a host name is missing");
        }
        if (uri.getRawUserInfo() != null) {
            return new Text(
                    "ohne Name und Passwort in der Adresse; Lieferungen sind unterschrieben",
                    "without name and password in the address; deliveries are signed");
        }
        if (uri.getRawFragment() != null) {
            return new Text("ohne Sprungmarke (#)", "without a fragment (#)");
        }
        int port = uri.getPort();
        if (port == 0
                || port > 65_535
                || !settings.allowPrivate() && port > 0 && port < 1_024 && port != 80 && port != 443) {
            return new Text("dieser Port geht nicht; 80, 443 oder ab 1024", "not this port; 80, 443, or from 1024");
        }
        return host(uri.getHost());
    }

    private @Nullable Text host(String host) {
        if (NUMBER_AT_THE_END.matcher(host).matches() && !isAddress(host)) {
            return new Text(
                    "eine IP-Adresse bitte als vier Zahlen mit Punkten",
                    "an IP address as four numbers with dots, please");
        }
        if (host.contains("%")) {
            return new Text("eine Adresse ohne Zone", "an address without a zone");
        }
        try {
            names.resolve(host);
        } catch (RefusedAddress e) {
            return new Text(
                    "„" + host + "“ führt zu einer Adresse, die nicht im öffentlichen Internet liegt",
                    "\"" + host + "\" leads to an address that is not in the public internet");
        } catch (UnknownHostException notFoundNow) {
            return null; // it may be found when something is to be sent; then it is checked
        }
        return null;
    }

    private static boolean isAddress(String host) {
        if (!DOTTED.matcher(host).matches()) {
            return false;
        }
        for (String part : host.split("\\.")) {
            if (Integer.parseInt(part) > 255) {
                return false;
            }
        }
        return true;
    }
}
