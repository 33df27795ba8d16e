package org.standbild.editorial.edition;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.standbild.profile.Text;

/** Why something may not be done with an edition. The names are stable: clients may rely on them. */
public enum Rule {
    NO_SUCH_EDITION(HttpStatus.NOT_FOUND, "Diese Ausgabe gibt es nicht", "There is no such edition"),
    SLUG_TAKEN(
            HttpStatus.CONFLICT,
            "Unter diesem Namen ist schon eine Ausgabe veröffentlicht; veröffentlicht ist veröffentlicht",
            "An edition is published under this name already; published is published"),
    FUTURE_STAND(
            HttpStatus.CONFLICT,
            "Eine Ausgabe zeigt, was war, nicht, was kommt: ihr Stand endet spätestens heute",
            "An edition shows what was, not what will be: its Stand ends today at the latest"),
    NOT_A_LAND(
            HttpStatus.CONFLICT,
            "Abgestimmt werden die Profile der 16 Länder; der Bund hat kein IQ-Landesnetzwerk",
            "The profiles of the 16 Länder are signed off; the federal level has no IQ network of a Land"),
    NO_SUCH_LINK(
            HttpStatus.NOT_FOUND,
            "Dieser Link führt nirgends hin; bitte prüfen Sie, ob er vollständig ist",
            "This link leads nowhere; please check whether it is complete"),
    LINK_USED(
            HttpStatus.GONE,
            "Über diesen Link wurde schon geantwortet; für eine andere Antwort bitte einen neuen anfordern",
            "This link has been used; for another answer please ask for a new one"),
    LINK_EXPIRED(
            HttpStatus.GONE,
            "Dieser Link ist abgelaufen; bitte einen neuen anfordern",
            "This link has expired; please ask for a new one"),
    LINK_REVOKED(HttpStatus.GONE, "Dieser Link wurde zurückgenommen", "This link was revoked"),
    REMARKS_MISSING(
            HttpStatus.CONFLICT,
            "Wer mit Anmerkungen oder nicht zustimmt, sagt, was zu ändern ist",
            "Who agrees with remarks or does not agree says what is to be changed");

    private final HttpStatus status;
    private final Text reason;

    Rule(HttpStatus status, String de, String en) {
        this.status = status;
        this.reason = new Text(de, en);
    }

    /** In kebab-case, such as {@code slug-taken}. */
    public String rule() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Text reason() {
        return reason;
    }

    HttpStatus status() {
        return status;
    }
}
