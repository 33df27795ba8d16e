package org.standbild.editorial.workspace;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.proposal.Tried;
import org.standbild.profile.ChangeRetracted;
import org.standbild.profile.Difference;
import org.standbild.profile.Difference.Move;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.FieldDifference;
import org.standbild.profile.History;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileSection;
import org.standbild.profile.Section;
import org.standbild.profile.Statement;
import org.standbild.profile.Text;

/**
 * What a change does to one entry, statement or section of the profile, on the day on which it takes effect.
 *
 * @param heading what it is: a kind of entry, or a section
 * @param entry as it would read from then on; absent when it is gone or is no entry
 */
record Effect(
        Text heading,
        Text title,
        Move move,
        List<AlteredField> fields,
        @Nullable Entry entry) {

    private static final Text SECTION = new Text("Abschnitt", "Section");

    /** One sentence, to be read first. */
    public Text sentence() {
        int count = fields.size();
        return switch (move) {
            case ADDED -> new Text("Neu im Profil", "New in the profile");
            case REMOVED -> new Text("Entfällt", "Goes");
            case CHANGED ->
                count == 1
                        ? new Text("1 Feld geändert", "1 field changed")
                        : new Text(count + " Felder geändert", count + " fields changed");
        };
    }

    /** What the change does to everything recorded before it; empty when no field reads differently. */
    static List<Effect> of(History before, ProfileChange change) {
        History after = Tried.on(before, List.of(change));
        return days(before, change)
                .map(day -> between(before.at(day), after.at(day)))
                .filter(effects -> !effects.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** A retraction counts for every day: it is shown on the one from which what it retracts was true. */
    private static Stream<LocalDate> days(History before, ProfileChange change) {
        Stream<LocalDate> own = Stream.of(change.stand().takesEffect(), LocalDate.MAX);
        return change instanceof ChangeRetracted retraction
                ? Stream.concat(
                        before.changes().stream()
                                .filter(recorded -> recorded.eventId().equals(retraction.retracts()))
                                .map(recorded -> recorded.change().stand().takesEffect()),
                        own)
                : own;
    }

    static List<Effect> between(Profile before, Profile after) {
        List<Effect> effects = new ArrayList<>();
        for (Difference difference : Difference.between(before, List.of(), after, List.of())) {
            Entry now = after.entry(difference.entry()).orElse(null);
            List<FieldDifference> fields =
                    switch (difference.move()) {
                        case CHANGED -> difference.fields();
                        case ADDED -> facts(after, difference.entry(), true);
                        case REMOVED -> facts(before, difference.entry(), false);
                    };
            effects.add(new Effect(
                    difference.kind().label(),
                    difference.title(),
                    difference.move(),
                    fields.stream().map(AlteredField::of).toList(),
                    now));
        }
        effects.addAll(summaries(before, after));
        return effects;
    }

    private static List<Effect> summaries(Profile before, Profile after) {
        List<Effect> effects = new ArrayList<>();
        for (ProfileSection section : after.sections()) {
            Text old = summary(before, section.section());
            if (!Objects.equals(old, section.summary())) {
                List<FieldDifference> fields = new ArrayList<>();
                compare(fields, "summary", old, section.summary());
                effects.add(new Effect(
                        SECTION,
                        section.title(),
                        Move.CHANGED,
                        fields.stream().map(AlteredField::of).toList(),
                        null));
            }
        }
        return effects;
    }

    private static @Nullable Text summary(Profile profile, Section section) {
        return profile.sections().stream()
                .filter(part -> part.section() == section)
                .map(ProfileSection::summary)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static void compare(
            List<FieldDifference> fields, String field, @Nullable Text before, @Nullable Text after) {
        String de = before == null ? null : before.de();
        String en = before == null ? null : before.en();
        String nowDe = after == null ? null : after.de();
        String nowEn = after == null ? null : after.en();
        if (!Objects.equals(de, nowDe)) {
            fields.add(new FieldDifference(field + ".de", de, nowDe));
        }
        if (!Objects.equals(en, nowEn)) {
            fields.add(new FieldDifference(field + ".en", en, nowEn));
        }
    }

    /** Everything that an entry or statement says, as if it came or went as a whole. */
    private static List<FieldDifference> facts(Profile profile, String slug, boolean come) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        Entry entry = profile.entry(slug).orElse(null);
        if (entry != null) {
            words(facts, "title", entry.title());
            facts.put("status", entry.status());
            words(facts, "summary", entry.summary());
            dates(facts, entry.dates());
            facts.put("commitment", entry.commitment());
            facts.put("provisional", entry.provisional());
            facts.put("count", entry.count());
            facts.put("sections", entry.sections());
            facts.put("roles", entry.roles());
            facts.put("locations", entry.locations());
            facts.put("aliases", entry.aliases());
            facts.put("sources", entry.sources());
        } else {
            profile.statements().stream()
                    .filter(statement -> statement.id().equals(slug))
                    .findFirst()
                    .ifPresent(statement -> statement(facts, statement));
        }
        return facts.entrySet().stream()
                .filter(fact -> fact.getValue() != null && !List.of().equals(fact.getValue()))
                .map(fact -> new FieldDifference(
                        fact.getKey(), come ? null : fact.getValue(), come ? fact.getValue() : null))
                .toList();
    }

    private static void statement(Map<String, @Nullable Object> facts, Statement statement) {
        words(facts, "title", statement.title());
        words(facts, "text", statement.text());
        facts.put("negative", statement.negative() ? Boolean.TRUE : null);
        dates(facts, statement.dates());
        facts.put("sources", statement.sources());
    }

    private static void words(Map<String, @Nullable Object> facts, String field, @Nullable Text text) {
        facts.put(field + ".de", text == null ? null : text.de());
        facts.put(field + ".en", text == null ? null : text.en());
    }

    private static void dates(Map<String, @Nullable Object> facts, List<EntryDate> dates) {
        for (EntryDate date : dates) {
            String field = "dates." + date.what();
            Object known = facts.get(field);
            facts.put(field, known == null ? date : List.of(known, date));
        }
    }
}
