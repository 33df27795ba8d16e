package org.standbild.editorial.workspace;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.change.Facts;
import org.standbild.editorial.proposal.ProposalView;
import org.standbild.editorial.proposal.Tried;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ChangeType;
import org.standbild.profile.EntryChange;
import org.standbild.profile.History;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.SectionChecked;
import org.standbild.profile.Text;
import tools.jackson.databind.node.ObjectNode;

/**
 * One change of a proposal in words, and what it does to the profile.
 *
 * @param label what kind of change it is; its bare type when nobody knows that
 * @param about the entry that it is about; absent when it is about none
 * @param change absent while it cannot be recorded as it is
 * @param proposed the class that follows from it, or that was confirmed; absent while it cannot be recorded
 * @param classes those that a reviewer may confirm
 * @param faults why it cannot be recorded
 */
record ChangeCard(
        int index,
        Text label,
        @Nullable Text about,
        boolean hasForm,
        @Nullable ProfileChange change,
        List<Effect> effects,
        @Nullable ChangeClass proposed,
        List<ChangeClass> classes,
        List<Fault> faults) {

    public boolean isCheck() {
        return change instanceof SectionChecked;
    }

    /** Each shown against what was recorded and the changes before it. */
    static List<ChangeCard> of(ProposalView proposal, Draft draft) {
        List<ChangeCard> cards = new ArrayList<>();
        History history = draft.history();
        for (int index = 0; index < draft.size(); index++) {
            ObjectNode json = draft.change(index);
            ChangeType type = draft.type(index).orElse(null);
            ProfileChange change = draft.sound(index).orElse(null);
            History after = change == null ? history : Tried.on(history, List.of(change));
            ChangeClass confirmed =
                    index < proposal.classes().size() ? proposal.classes().get(index) : null;
            cards.add(new ChangeCard(
                    index,
                    type == null ? Text.de(json.path("type").asString("?")) : type.label(),
                    about(json, change, after),
                    type != null && Offer.includes(type),
                    change,
                    change == null ? List.of() : Effect.of(history, change),
                    confirmed,
                    change == null ? List.of() : classes(change, history, after),
                    draft.faults(index)));
            history = after;
        }
        return cards;
    }

    private static @Nullable Text about(ObjectNode json, @Nullable ProfileChange change, History after) {
        String title = json.path("title").path("de").asString("");
        if (!title.isEmpty()) {
            return Text.de(title);
        }
        return change instanceof EntryChange entryChange
                ? new Surroundings(after, List.of()).title(entryChange.entry()).orElse(null)
                : null;
    }

    private static List<ChangeClass> classes(ProfileChange change, History before, History after) {
        if (change instanceof SectionChecked) {
            return List.of(ChangeClass.CHECKED);
        }
        return Facts.alteredBy(change, before, after)
                ? List.of(ChangeClass.DEVELOPMENT, ChangeClass.CORRECTION)
                : List.of(ChangeClass.DEVELOPMENT, ChangeClass.CORRECTION, ChangeClass.EDITORIAL);
    }

    /** All that keeps it from being recorded, each once. */
    public List<Text> reasons() {
        return faults.stream()
                .map(Fault::reason)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
