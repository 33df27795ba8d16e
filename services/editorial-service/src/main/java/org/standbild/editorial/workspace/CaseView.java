package org.standbild.editorial.workspace;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.account.Role;
import org.standbild.editorial.proposal.Conflict;
import org.standbild.editorial.proposal.ProposalView;
import org.standbild.editorial.proposal.State;
import org.standbild.profile.Difference.Move;
import org.standbild.profile.EntryChange;
import org.standbild.profile.Text;
import org.standbild.webframe.Said;
import org.standbild.webframe.Words;

/** A proposal as one person sees it: what it changes, and what she may do with it. */
record CaseView(ProposalView proposal, List<ChangeCard> cards, Actor actor, boolean written) {

    public boolean mayEdit() {
        return proposal.state().isEditable() && actor.mayPropose(proposal.profile());
    }

    public boolean mayDecide() {
        return proposal.state() == State.SUBMITTED && actor.is(Role.REVIEWER) && !written;
    }

    /** Why she may not decide on what waits for a decision; absent when she may, or nothing waits. */
    public @Nullable Text whyNotDecide() {
        if (proposal.state() != State.SUBMITTED || mayDecide()) {
            return null;
        }
        return written
                ? new Text(
                        "Sie haben diesen Vorschlag geschrieben oder an ihm mitgeschrieben. Darum entscheiden Sie nicht selbst über ihn: Das tut eine zweite Person mit der Rolle REVIEWER.",
                        "You have written this proposal or helped to write it. That is why you do not decide on it yourself: a second person with the role REVIEWER does.")
                : new Text(
                        "Der Vorschlag wartet auf Prüfung. Entscheiden kann, wer die Rolle REVIEWER hat.",
                        "The proposal waits for review. Who has the role REVIEWER can decide.");
    }

    public boolean mayWithdraw() {
        return written && !proposal.state().isClosed();
    }

    public boolean mayComment() {
        return !proposal.state().isClosed() && actor.mayPropose(proposal.profile());
    }

    /** What all of it does, in one sentence. */
    public Text sentence() {
        long added = count(Move.ADDED);
        long changed = count(Move.CHANGED);
        long removed = count(Move.REMOVED);
        int fields = cards.stream()
                .flatMap(card -> card.effects().stream())
                .filter(effect -> effect.move() == Move.CHANGED)
                .mapToInt(effect -> effect.fields().size())
                .sum();
        StringBuilder de = new StringBuilder();
        StringBuilder en = new StringBuilder();
        part(de, added, " Eintrag neu", " Einträge neu");
        part(en, added, " entry new", " entries new");
        part(de, changed, " Eintrag geändert", " Einträge geändert");
        part(en, changed, " entry changed", " entries changed");
        if (changed > 0) {
            de.append(fields == 1 ? " (1 Feld)" : " (" + fields + " Felder)");
            en.append(fields == 1 ? " (1 field)" : " (" + fields + " fields)");
        }
        part(de, removed, " Eintrag entfällt", " Einträge entfallen");
        part(en, removed, " entry goes", " entries go");
        return de.isEmpty()
                ? new Text("Kein Feld ändert sich.", "No field changes.")
                : new Text(de.append('.').toString(), en.append('.').toString());
    }

    private static void part(StringBuilder sentence, long count, String one, String several) {
        if (count > 0) {
            sentence.append(sentence.isEmpty() ? "" : ", ").append(count).append(count == 1 ? one : several);
        }
    }

    private long count(Move move) {
        return cards.stream()
                .flatMap(card -> card.effects().stream())
                .filter(effect -> effect.move() == move)
                .count();
    }

    /** The events of its history that are worth a line: a draft that was saved again is not. */
    public List<ProposalView.Happening> happenings() {
        return proposal.history().stream()
                .filter(happening -> !happening.type().equals("DraftRevised"))
                .toList();
    }

    /** The key of a conflict's field in the messages. */
    public String key(Conflict conflict) {
        String field = conflict.field();
        return field.startsWith("dates.")
                ? "date.what." + field.substring(6)
                : "change.field." + field.replaceAll("\\.(de|en)$", "");
    }

    /** What a conflict is about, by name. */
    public String about(Conflict conflict, Words words) {
        if (conflict.section() != null) {
            return words.text(conflict.section().title());
        }
        String slug = String.valueOf(conflict.entry());
        return cards.stream()
                .filter(card -> card.change() instanceof EntryChange change
                        && change.entry().equals(slug))
                .map(ChangeCard::about)
                .filter(Objects::nonNull)
                .map(words::text)
                .findFirst()
                .orElse(slug);
    }

    public String said(@Nullable Object value, Words words) {
        String said = Said.of(value, words);
        return said.isEmpty() ? "–" : said;
    }

    public Text age() {
        return Age.of(Objects.requireNonNull(proposal.age()));
    }
}
