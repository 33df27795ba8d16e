package org.standbild.editorial.proposal;

import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.standbild.profile.Text;

/** Why something may not be done to a proposal. The names are stable: clients may rely on them. */
public enum Rule {
    OWN_PROPOSAL(
            HttpStatus.FORBIDDEN,
            "Wer an einem Vorschlag mitgeschrieben hat, entscheidet nicht über ihn; das tut eine zweite Person",
            "Nobody decides on a proposal that they have written or helped to write; a second person does"),
    NOT_A_REVIEWER(
            HttpStatus.FORBIDDEN,
            "Über Vorschläge entscheidet die Rolle REVIEWER",
            "Proposals are decided by the role REVIEWER"),
    NOT_ASSIGNED(
            HttpStatus.FORBIDDEN,
            "Vorschläge zu diesem Profil macht nur, wer ihm zugeordnet ist. Zuordnen kann Sie, wer die Konten verwaltet",
            "Only who is assigned to this profile makes proposals for it. Whoever looks after the accounts can assign you"),
    NOT_THE_AUTHOR(
            HttpStatus.FORBIDDEN,
            "Zurückziehen kann einen Vorschlag nur, wer an ihm mitgeschrieben hat",
            "Only who has written or helped to write a proposal can withdraw it"),
    NO_SUCH_PROPOSAL(HttpStatus.NOT_FOUND, "Diesen Vorschlag gibt es nicht", "There is no such proposal"),
    NOT_SUBMITTED(
            HttpStatus.CONFLICT,
            "Der Vorschlag liegt nicht zur Prüfung vor; entschieden wird nur über eingereichte",
            "The proposal is not under review; only submitted ones are decided"),
    UNDER_REVIEW(
            HttpStatus.CONFLICT,
            "Der Vorschlag ist eingereicht und wird geprüft; ändern lässt er sich erst wieder, wenn um Überarbeitung gebeten wurde",
            "The proposal is submitted and under review; it can be revised once changes are requested"),
    CLOSED(
            HttpStatus.CONFLICT,
            "Der Vorschlag ist abgeschlossen; für eine weitere Änderung ist ein neuer nötig",
            "The proposal is closed; a further change needs a new one"),
    NO_NOTE(
            HttpStatus.CONFLICT,
            "Es fehlt ein Satz, worum es geht („note“)",
            "A sentence is missing that says what it is about (note)"),
    NO_CHANGE(HttpStatus.CONFLICT, "Der Vorschlag enthält keine Änderung", "The proposal holds no change"),
    NO_SOURCE(
            HttpStatus.CONFLICT,
            "Mindestens eine Änderung nennt eine Quelle; nur „geprüft, unverändert“ kommt ohne aus",
            "At least one change names a source; only \"checked, unchanged\" needs none"),
    NOT_FIT(
            HttpStatus.CONFLICT,
            "Der Vorschlag passt so nicht zum Profil",
            "The proposal does not fit the profile like this"),
    CONFLICTING(
            HttpStatus.CONFLICT,
            "Inzwischen wurde an denselben Feldern etwas anderes festgehalten; erst vergleichen und mit der neuen baseVersion speichern",
            "Meanwhile something else was recorded of the same fields; compare first and save with the new baseVersion"),
    UNKNOWN_BASE(
            HttpStatus.BAD_REQUEST,
            "Diese Version hat das Profil noch nicht",
            "The profile does not have this version yet"),
    CLASS_MISSING(
            HttpStatus.BAD_REQUEST,
            "Zu jeder Änderung gehört genau eine Klasse (oder null)",
            "Every change has exactly one class (or null)"),
    NOT_EDITORIAL(
            HttpStatus.CONFLICT,
            "Was ein Datum, einen Status, einen Namen, eine Stelle oder eine Quelle ändert, ist nicht redaktionell",
            "What alters a date, a status, a name, a body or a source is not editorial"),
    NOT_CHECKED(
            HttpStatus.CONFLICT,
            "„geprüft, unverändert“ ist nur SectionChecked, und SectionChecked ist nichts anderes",
            "Only SectionChecked is \"checked, unchanged\", and it is nothing else");

    private final HttpStatus status;
    private final Text reason;

    Rule(HttpStatus status, String de, String en) {
        this.status = status;
        this.reason = new Text(de, en);
    }

    /** In kebab-case, such as {@code own-proposal}. */
    public String rule() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public Text reason() {
        return reason;
    }

    public HttpStatus status() {
        return status;
    }
}
