package org.standbild.feed.subscription;

import java.time.Duration;
import org.springframework.http.HttpStatus;
import org.standbild.profile.Text;
import org.standbild.webframe.Problem;

/** What may be wrong with a request about a subscription. */
public final class SubscriptionProblems {

    private SubscriptionProblems() {}

    /** Whether there is none or it is somebody else's is not told. */
    public static Problem none() {
        return Problem.of(
                HttpStatus.NOT_FOUND,
                "no-such-subscription",
                new Text("Dieses Abonnement gibt es nicht", "There is no such subscription"),
                new Text(
                        "Es gibt kein solches Abonnement, oder das Geheimnis zu seiner Verwaltung fehlt oder passt nicht; "
                                + "erwartet wird es in der Kopfzeile " + Caller.HEADER + ".",
                        "There is no such subscription, or the secret to manage it is missing or does not fit; "
                                + "it is expected in the header " + Caller.HEADER + "."));
    }

    static Problem nobody() {
        return Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "who-is-asking",
                        new Text("Wessen Abonnements?", "Whose subscriptions?"),
                        new Text(
                                "Nennen Sie das Geheimnis eines Abonnements in der Kopfzeile " + Caller.HEADER
                                        + ", oder melden Sie sich an.",
                                "Name the secret of a subscription in the header " + Caller.HEADER + ", or log in."))
                .header("WWW-Authenticate", Caller.HEADER);
    }

    static Problem ended(String id) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "subscription-ended",
                        new Text("Dieses Abonnement ist beendet", "This subscription has ended"),
                        new Text(
                                "Ein beendetes Abonnement lebt nicht wieder auf; legen Sie ein neues an.",
                                "A subscription that has ended does not begin again; create a new one."))
                .with("subscription", id);
    }

    static Problem unconfirmed(String id) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "subscription-unconfirmed",
                        new Text("Dieses Abonnement ist nicht bestätigt", "This subscription is not confirmed"),
                        new Text(
                                "Erst muss der Verweis in der Bestätigungsmail benutzt werden.",
                                "First the link in the confirmation mail has to be used."))
                .with("subscription", id);
    }

    /** Of what only a webhook has. */
    public static Problem notAWebhook(String id) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "not-a-webhook",
                        new Text("Das ist kein Webhook", "This is not a webhook"),
                        new Text(
                                "Geheimnis und Wiederholung gibt es nur bei Webhooks.",
                                "Only webhooks have a secret and a replay."))
                .with("subscription", id);
    }

    /** Of what only mail has. */
    static Problem notMail(String id) {
        return Problem.of(
                        HttpStatus.CONFLICT,
                        "not-mail",
                        new Text("Das ist keine Benachrichtigung per Mail", "This is not told by mail"),
                        new Text(
                                "Ein Webhook meldet immer sofort; wie oft, lässt sich nur bei Mail wählen.",
                                "A webhook tells at once; only for mail can it be chosen how often."))
                .with("subscription", id);
    }

    /** @param why what is missing */
    static Problem unavailable(Channel channel, Text why) {
        return Problem.of(
                        HttpStatus.NOT_IMPLEMENTED,
                        "channel-not-available",
                        new Text("Diesen Weg gibt es hier nicht", "There is no such way here"),
                        why)
                .error("/channel", why)
                .with("channel", channel.word());
    }

    static Problem emptyLog() {
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "nothing-recorded-yet",
                        new Text("Noch ist nichts aufgezeichnet", "Nothing is recorded yet"),
                        new Text(
                                "Abonnieren geht, sobald das Dokument geladen ist.",
                                "Subscribing works once the document is loaded."))
                .header("Retry-After", "10");
    }

    static Problem tooMany(Duration wait) {
        long seconds = Math.max(1, wait.toSeconds());
        return Problem.of(
                        HttpStatus.TOO_MANY_REQUESTS,
                        "too-many-requests",
                        new Text("Zu viele Anfragen", "Too many requests"),
                        new Text(
                                "Von Ihrer Adresse kamen gerade zu viele; in " + seconds + " Sekunden geht es weiter.",
                                "Too many came from your address just now; go on in " + seconds + " seconds."))
                .header("Retry-After", Long.toString(seconds));
    }
}
