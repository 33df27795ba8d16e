package org.standbild.editorial.administration;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** Why something may not be done to an account. The names are stable: clients may rely on them. */
enum AccountRule {
    NO_SUCH_ACCOUNT(HttpStatus.NOT_FOUND, "Dieses Konto gibt es nicht", "There is no such account"),
    NAME_TAKEN(
            HttpStatus.CONFLICT,
            "Unter diesem Namen gibt es schon ein Konto",
            "There is an account of that name already"),
    OWN_ACCOUNT(
            HttpStatus.CONFLICT,
            "Das eigene Konto kann man weder sperren noch löschen noch ihm die Verwaltung nehmen; das tut eine zweite Person",
            "Nobody disables or erases the own account or takes administration from it; a second person does"),
    ACCOUNTS_ELSEWHERE(
            HttpStatus.CONFLICT,
            "Konten führt hier ein OpenID-Connect-Anbieter; Rollen und Länder kommen aus seinen Angaben",
            "Accounts are kept by an issuer of OpenID Connect here; roles and Länder come from its claims");

    private final HttpStatus status;
    private final Text reason;

    AccountRule(HttpStatus status, String de, String en) {
        this.status = status;
        this.reason = new Text(de, en);
    }

    Text reason() {
        return reason;
    }

    HttpStatus status() {
        return status;
    }

    Problem problem() {
        String rule = name().toLowerCase(Locale.ROOT).replace('_', '-');
        return Problem.of(status, rule, new Text("Das geht so nicht", "Not like this"), reason)
                .with("rule", rule);
    }
}
