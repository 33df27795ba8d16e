package org.standbild.editorial.undo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ChangeRetracted;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryChange;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Source;
import org.standbild.profile.Statement;
import org.standbild.profile.Text;
import org.standbild.webframe.Words;

/**
 * A recorded change that somebody wants to take back or to correct.
 *
 * @param title of its entry on the day from which the change is true; absent when it is about none
 * @param retractedBy absent while the change stands
 * @param fields what of its entry can be corrected here, with what stands there now; empty when nothing can
 */
record Target(
        RecordedChange recorded,
        ChangeType type,
        @Nullable Text title,
        @Nullable ChangeRetracted retractedBy,
        Map<String, String> fields) {

    static Target of(RecordedChange recorded, Histories histories) {
        ProfileCode code = recorded.change().profile();
        Profile profile = histories.of(code).at(recorded.change().stand().takesEffect());
        String entry = recorded.change() instanceof EntryChange change ? change.entry() : null;
        return new Target(
                recorded,
                ChangeType.of(recorded.change()),
                entry == null ? null : title(profile, entry),
                retraction(recorded, histories.of(code).changes()),
                entry == null ? Map.of() : fields(profile, entry));
    }

    ProfileCode profile() {
        return recorded.change().profile();
    }

    @Nullable
    String entry() {
        return recorded.change() instanceof EntryChange change ? change.entry() : null;
    }

    /** From what it was known: what somebody who takes it back probably looked at again. */
    @Nullable
    Source source() {
        List<Source> sources = recorded.change().sources();
        return sources.isEmpty() ? null : sources.get(0);
    }

    private static @Nullable Text title(Profile profile, String entry) {
        return profile.entry(entry)
                .map(Entry::title)
                .or(() -> statement(profile, entry).map(said -> said.title() == null ? said.text() : said.title()))
                .orElseGet(() -> Text.de(entry));
    }

    private static Optional<Statement> statement(Profile profile, String id) {
        return profile.statements().stream()
                .filter(statement -> statement.id().equals(id))
                .findFirst();
    }

    private static Map<String, String> fields(Profile profile, String id) {
        Map<String, String> fields = new LinkedHashMap<>();
        profile.entry(id).ifPresent(entry -> {
            words(fields, "title", entry.title());
            words(fields, "summary", entry.summary());
            List<EntryDate> dates = new ArrayList<>(entry.dates());
            dates.removeIf(date -> dates.stream()
                            .filter(other -> other.what().equals(date.what()))
                            .count()
                    > 1);
            dates.forEach(date -> fields.put("dates." + date.what(), said(date)));
        });
        statement(profile, id).ifPresent(said -> words(fields, "text", said.text()));
        return fields;
    }

    private static void words(Map<String, String> fields, String field, @Nullable Text text) {
        fields.put(field + ".de", text == null ? "" : text.de());
        fields.put(field + ".en", text == null || text.en() == null ? "" : text.en());
    }

    private static String said(EntryDate date) {
        if (date.asPrinted() != null) {
            return date.asPrinted();
        }
        return date.edtf() == null ? "" : new Words("de").date(date.edtf());
    }

    private static @Nullable ChangeRetracted retraction(RecordedChange recorded, List<RecordedChange> changes) {
        ChangeRetracted found = null;
        for (RecordedChange change : changes) {
            if (change.change() instanceof ChangeRetracted retraction
                    && retraction.retracts().equals(recorded.eventId())
                    && retraction(change, changes) == null) {
                found = retraction;
            }
        }
        return found;
    }
}
