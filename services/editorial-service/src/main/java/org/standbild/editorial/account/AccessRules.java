package org.standbild.editorial.account;

import static org.standbild.editorial.account.Access.ADMINISTRATORS;
import static org.standbild.editorial.account.Access.EVERYBODY;
import static org.standbild.editorial.account.Access.MEMBERS;
import static org.standbild.editorial.account.Access.NOBODY;
import static org.standbild.editorial.account.Access.REVIEWERS;
import static org.standbild.editorial.account.Access.WRITERS;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Who may use what: the one table of role and endpoint, for every service. The first rule that fits decides. An endpoint without a rule is
 * closed to writes, and a test of the build demands a rule for each.
 */
public final class AccessRules {

    private AccessRules() {}

    /**
     * @param method absent: any
     * @param exempt whether a form may be sent there without a token against forgery, because what is sent proves itself
     */
    public record Rule(@Nullable HttpMethod method, String pattern, Access access, boolean exempt) {

        Rule proven() {
            return new Rule(method, pattern, access, true);
        }

        boolean fits(HttpMethod asked, String path) {
            boolean head = asked == HttpMethod.HEAD && method == HttpMethod.GET;
            PathPattern parsed = PathPatternParser.defaultInstance.parse(pattern);
            return (method == null || method == asked || head) && parsed.matches(PathContainer.parsePath(path));
        }
    }

    /** In the order in which they are asked. */
    public static final List<Rule> ALL = List.of(
            // what editors and reviewers do
            post("/api/profiles/{code}/changes", REVIEWERS),
            post("/api/proposals/{id}/approval", REVIEWERS),
            post("/api/proposals/{id}/rejection", REVIEWERS),
            post("/api/proposals/{id}/change-requests", REVIEWERS),
            any("/api/proposals/**", WRITERS),
            get("/redaktion", MEMBERS),
            any("/redaktion/fortsetzen", MEMBERS),
            any("/redaktion/betrieb/**", ADMINISTRATORS),
            any("/redaktion/ausgaben/**", REVIEWERS),
            any("/redaktion/konten/**", ADMINISTRATORS),
            any("/redaktion/**", WRITERS),
            get("/api/editions/{slug}/sign-offs", REVIEWERS),
            get("/api/editions/**", EVERYBODY),
            any("/api/editions/**", REVIEWERS),
            // what administrators do
            any("/api/admin/**", ADMINISTRATORS),
            // who comes with a personal link
            any("/abstimmung/**", EVERYBODY).proven(),
            // who logs in and out
            any("/anmelden", EVERYBODY),
            any("/abmelden", EVERYBODY),
            // who subscribes; each subscription is guarded by a secret of its own
            any("/api/subscriptions/**", EVERYBODY),
            any("/aenderungen/**", EVERYBODY),
            any("/abos/**", EVERYBODY).proven(),
            // who reads
            get("/", EVERYBODY),
            get("/laender/**", EVERYBODY),
            get("/dokument/**", EVERYBODY),
            get("/dokument.pdf", EVERYBODY),
            get("/timegate/**", EVERYBODY),
            get("/timemap/**", EVERYBODY),
            get("/sitemap.xml", EVERYBODY),
            get("/robots.txt", EVERYBODY),
            get("/matrix/**", EVERYBODY),
            get("/ausgaben/**", EVERYBODY),
            get("/suche/**", EVERYBODY),
            get("/vergleich/**", EVERYBODY),
            get("/bestand/**", EVERYBODY),
            get("/api/profiles/**", EVERYBODY),
            get("/api/document/**", EVERYBODY),
            get("/api/matrix/**", EVERYBODY),
            get("/api/search/**", EVERYBODY),
            get("/api/changes/**", EVERYBODY),
            get("/api/audit/**", EVERYBODY),
            get("/feeds/**", EVERYBODY),
            get("/v3/api-docs/**", EVERYBODY),
            get("/v3/api-docs.yaml", EVERYBODY),
            get("/asyncapi.yaml", EVERYBODY),
            get("/frame/**", EVERYBODY),
            // who watches over the service
            get("/actuator/**", EVERYBODY),
            any("/error", EVERYBODY));

    /** What is not in the table: nothing is there to be read, and nobody writes. */
    static final Rule UNKNOWN = any("/**", NOBODY);

    /** The rule for a path; empty when the table has none. */
    public static Optional<Rule> of(HttpMethod method, String path) {
        return ALL.stream().filter(rule -> rule.fits(method, path)).findFirst();
    }

    private static Rule get(String pattern, Access access) {
        return new Rule(HttpMethod.GET, pattern, access, false);
    }

    private static Rule post(String pattern, Access access) {
        return new Rule(HttpMethod.POST, pattern, access, false);
    }

    private static Rule any(String pattern, Access access) {
        return new Rule(null, pattern, access, false);
    }
}
