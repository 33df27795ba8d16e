package org.standbild.feed.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeItems;
import org.standbild.feed.change.ChangeWords;
import org.standbild.feed.change.FilterWords;
import org.standbild.feed.mail.Progress.Run;
import org.standbild.feed.subscription.Contact;
import org.standbild.feed.subscription.Frequency;
import org.standbild.feed.subscription.Reason;
import org.standbild.feed.subscription.Subscription;

/** Writes mails: as plain text and as HTML, in the language of the subscription. What was recorded is text in them, never markup. */
@Component
class Letters {

    /** Where personal links lead to. */
    static final String PERSONAL = "/abos/";

    /** The subscription and the rest of the run's name. */
    static final Pattern MESSAGE_ID = Pattern.compile("<([^@/]+)\\.([^.@/]+)@[^>]+>");

    private static final int LONGEST_SUBJECT = 150;

    private final ChangeItems items;
    private final MailRoute route;

    Letters(ChangeItems items, MailRoute route) {
        this.items = items;
        this.route = route;
    }

    /** A mail that is ready to be sent, and how many changes it tells. */
    record Letter(MimeMessage message, String messageId, int changes) {}

    Letter confirmation(Progress progress, Subscription subscription, Contact contact) throws MessagingException {
        ChangeWords words = new ChangeWords(subscription.language());
        String link = route.link(PERSONAL + contact.token() + "/bestaetigung") + language(words);
        String wanted = wanted(subscription);
        Body body = new Body(words);
        body.paragraph(words.either(
                "Jemand, vermutlich Sie, möchte an diese Adresse Änderungen des Dokuments geschickt bekommen:",
                "Somebody, probably you, wants changes of the document to be sent to this address:"));
        body.paragraph(wanted);
        body.paragraph(words.either(
                "Wenn Sie das wollen, öffnen Sie diese Seite und bestätigen Sie es dort. Die Adresse gilt eine Woche.",
                "If you want that, open this page and confirm it there. The address is valid for a week."));
        body.link(words.either("Bestätigen", "Confirm"), link);
        body.paragraph(words.either(
                "Wenn nicht, brauchen Sie nichts zu tun: Ohne Bestätigung kommt keine weitere Mail, und Ihre Adresse wird "
                        + "nach einer Woche gelöscht.",
                "If not, there is nothing to do: without it no further mail is sent, and your address is deleted after a "
                        + "week."));
        return letter(
                progress,
                contact.address(),
                words.either(
                        "Standbild: Bitte bestätigen Sie Ihr Abonnement",
                        "Standbild: please confirm your subscription"),
                body,
                null,
                0);
    }

    Letter changes(Progress progress, Run run, Subscription subscription, Contact contact) throws MessagingException {
        ChangeWords words = new ChangeWords(subscription.language());
        List<ChangeItem> told = items.between(run.after(), run.upTo())
                .filter(item -> items.concerns(item, subscription.filter()))
                .map(items::today)
                .toList();
        String manage = route.link(PERSONAL + contact.token());
        String leave = manage + "/abmeldung";
        Body body = new Body(words);
        body.heading(count(told.size(), words));
        for (ChangeItem item : told) {
            body.change(item, route.link(item.links().comparison()), route.link("/aenderungen/" + item.position()));
        }
        body.rule();
        body.paragraph(words.either("Sie haben abonniert: ", "You are subscribed to: ") + wanted(subscription));
        body.link(words.either("Abonnement verwalten", "Manage the subscription"), manage + language(words));
        body.link(words.either("Abbestellen", "Unsubscribe"), leave + language(words));
        return letter(progress, contact.address(), subject(told, words), body, leave, told.size());
    }

    /** Of a webhook that no longer works. */
    Letter notice(Progress progress, Subscription webhook, Contact contact, String ownerMail)
            throws MessagingException {
        ChangeWords words = new ChangeWords(webhook.language());
        Body body = new Body(words);
        body.paragraph(words.either(
                "Ihr Webhook bekommt keine Änderungen mehr gemeldet:", "Your webhook is told of no more changes:"));
        body.paragraph(contact.address());
        body.paragraph(
                webhook.reason() == Reason.GONE
                        ? words.either(
                                "Er hat mit 410 (Gone) geantwortet, also gesagt, dass es ihn nicht mehr gibt.",
                                "It answered 410 (Gone), that is, it said that it exists no more.")
                        : words.either(
                                "Alle Versuche der letzten drei Tage sind fehlgeschlagen.",
                                "Every try of the last three days has failed."));
        body.paragraph(words.either(
                "Nichts ist verloren: Sobald Sie ihn wieder einschalten, wird gemeldet, was inzwischen festgehalten wurde. "
                        + "Hier sehen Sie die Versuche mit ihren Antworten:",
                "Nothing is lost: once you switch it on again, it is told what was recorded meanwhile. Here you see the "
                        + "tries with their answers:"));
        body.link(
                words.either("Webhook verwalten", "Manage the webhook"),
                route.link(PERSONAL + contact.token()) + language(words));
        return letter(
                progress,
                ownerMail,
                words.either("Standbild: Ihr Webhook ist abgeschaltet", "Standbild: your webhook is switched off"),
                body,
                null,
                0);
    }

    private Letter letter(Progress progress, String to, String subject, Body body, @Nullable String leave, int changes)
            throws MessagingException {
        MimeMessage message = route.sender().createMimeMessage();
        message.setFrom(route.from());
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        message.setSubject(oneLine(subject), StandardCharsets.UTF_8.name());
        Run run = progress.run();
        message.setSentDate(Date.from(run == null ? Instant.EPOCH : run.planned()));
        String messageId = "<" + progress.runId().replace('/', '.') + "@" + route.domain() + ">";
        message.setHeader("Message-ID", messageId);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        if (leave != null) {
            message.setHeader("List-Id", "<aenderungen." + route.domain() + ">");
            message.setHeader("List-Unsubscribe", "<" + leave + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        MimeBodyPart plain = new MimeBodyPart();
        plain.setText(body.text(), StandardCharsets.UTF_8.name(), "plain");
        MimeBodyPart html = new MimeBodyPart();
        html.setText(body.html(), StandardCharsets.UTF_8.name(), "html");
        message.setContent(new MimeMultipart("alternative", plain, html));
        return new Letter(message, messageId, changes);
    }

    /** What stands in a header has neither line breaks nor other control characters. */
    static String oneLine(String text) {
        String flat = text.codePoints()
                .map(point -> Character.isISOControl(point)
                                || Character.getType(point) == Character.LINE_SEPARATOR
                                || Character.getType(point) == Character.PARAGRAPH_SEPARATOR
                        ? ' '
                        : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replaceAll(" {2,}", " ")
                .strip();
        return flat.codePointCount(0, flat.length()) <= LONGEST_SUBJECT
                ? flat
                : flat.substring(0, flat.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }

    private static String subject(List<ChangeItem> told, ChangeWords words) {
        if (told.size() == 1) {
            return words.headline(told.get(0));
        }
        Set<String> where = told.stream()
                .map(item -> item.profile().label().in(words.language()))
                .collect(Collectors.toCollection(TreeSet::new));
        return "Standbild: " + count(told.size(), words)
                + (where.size() <= 3 ? " (" + String.join(", ", where) + ")" : "");
    }

    /** Pages are German unless asked for otherwise. */
    private static String language(ChangeWords words) {
        return words.either("", "?lang=en");
    }

    private static String count(int changes, ChangeWords words) {
        return changes == 1
                ? words.either("1 Änderung", "1 change")
                : changes + words.either(" Änderungen", " changes");
    }

    private static String wanted(Subscription subscription) {
        boolean english = subscription.language().equals("en");
        Frequency frequency = subscription.frequency();
        String often = frequency == null
                ? ""
                : switch (frequency) {
                    case IMMEDIATE -> english ? ", at once" : ", sofort";
                    case DAILY -> english ? ", once a day" : ", einmal am Tag";
                    case WEEKLY -> english ? ", once a week" : ", einmal in der Woche";
                };
        return FilterWords.of(subscription.filter(), subscription.language()) + often;
    }

    /** The same said twice: as plain text and as HTML. */
    private static final class Body {

        private final ChangeWords words;
        private final StringBuilder text = new StringBuilder();
        private final StringBuilder html = new StringBuilder();

        private Body(ChangeWords words) {
            this.words = words;
        }

        void heading(String says) {
            text.append(says).append("\n\n");
            html.append("<h1 style=\"font-size:1.3em\">").append(escaped(says)).append("</h1>");
        }

        void paragraph(String says) {
            text.append(says).append("\n\n");
            html.append("<p>").append(escaped(says)).append("</p>");
        }

        void link(String says, String address) {
            text.append(says).append(":\n").append(address).append("\n\n");
            html.append("<p><a href=\"")
                    .append(escaped(address))
                    .append("\">")
                    .append(escaped(says))
                    .append("</a></p>");
        }

        void rule() {
            text.append("-- \n");
            html.append("<hr>");
        }

        void change(ChangeItem item, String comparison, String page) {
            ChangeItem.Retraction retraction = item.retractedBy();
            String retracted = retraction == null
                    ? null
                    : words.either("Inzwischen zurückgenommen: ", "Retracted meanwhile: ") + retraction.reason();
            text.append("* ").append(words.headline(item)).append('\n');
            html.append("<h2 style=\"font-size:1.1em\"><a href=\"")
                    .append(escaped(page))
                    .append("\">")
                    .append(escaped(words.headline(item)))
                    .append("</a></h2>");
            if (retracted != null) {
                text.append(retracted).append('\n');
                html.append("<p><strong>").append(escaped(retracted)).append("</strong></p>");
            }
            text.append(words.text(item))
                    .append('\n')
                    .append(words.either("Vergleich: ", "Comparison: "))
                    .append(comparison)
                    .append("\n\n");
            html.append(words.html(item, comparison));
        }

        String text() {
            return text.toString();
        }

        String html() {
            return "<!DOCTYPE html><html lang=\"" + words.language()
                    + "\"><head><meta charset=\"utf-8\"><title>Standbild"
                    + "</title></head><body style=\"font-family:sans-serif;line-height:1.5;max-width:44em\">" + html
                    + "</body></html>";
        }

        private static String escaped(String text) {
            return HtmlUtils.htmlEscape(text, "UTF-8");
        }
    }
}
