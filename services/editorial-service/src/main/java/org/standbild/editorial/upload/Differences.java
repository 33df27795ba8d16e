package org.standbild.editorial.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.CovidCaveatRecorded;
import org.standbild.profile.Difference;
import org.standbild.profile.Difference.Move;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryChange;
import org.standbild.profile.FieldDifference;
import org.standbild.profile.History;
import org.standbild.profile.LastChange;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileOpened;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Review;
import org.standbild.profile.Source;
import org.standbild.profile.Stand;
import org.standbild.profile.Statement;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a profile would have to be told so that it says what a file says.
 *
 * <p>What the profile does not know yet comes with the file's own changes; a field that reads differently is corrected; sources are cited
 * or retired. Nothing is deleted because a file does not name it.
 *
 * @param changes as a proposal takes them
 * @param unresolved what differs and no correction can say
 * @param onlyInProfile slugs that the file does not name
 */
record Differences(ArrayNode changes, List<Unresolved> unresolved, List<String> onlyInProfile) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(always -> always.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            .build();
    private static final Set<String> CORRECTABLE = Set.of(
            "title.de",
            "title.en",
            "summary.de",
            "summary.en",
            "text.de",
            "text.en",
            "kind",
            "commitment",
            "provisional",
            "aliases",
            "sections",
            "locations",
            "roles");

    /** A field that reads differently, and that only a person can say by the fitting change. */
    record Unresolved(
            String entry,
            String field,
            @Nullable Object profile,
            @Nullable Object file) {}

    /** @param file the changes that the file stands for */
    static Differences between(History current, List<ProfileChange> file) {
        ArrayNode changes = NODES.arrayNode();
        Profile now = current.at(LocalDate.MAX);
        List<ProfileChange> added = new ArrayList<>();
        List<Unresolved> unresolved = new ArrayList<>();
        Set<String> begun = new HashSet<>();
        for (ProfileChange change : file) {
            if (change instanceof EntryChange first && begun.add(first.entry()) && isKnown(now, first.entry())) {
                compareBeginnings(first, current, unresolved);
            } else if (isNews(change, current, now)) {
                added.add(change);
                changes.add(json(change));
            }
        }
        History recorded = History.of(current.code(), numbered(current.changes(), added));
        Profile wanted = History.of(current.code(), numbered(List.of(), file)).at(LocalDate.MAX);
        List<String> onlyInProfile = new ArrayList<>();
        for (Difference difference : Difference.between(recorded.at(LocalDate.MAX), List.of(), wanted, List.of())) {
            if (difference.move() == Move.REMOVED) {
                onlyInProfile.add(difference.entry());
            } else if (difference.move() == Move.CHANGED) {
                for (FieldDifference field : difference.fields()) {
                    correct(difference, field, recorded.at(LocalDate.MAX), wanted, changes, unresolved);
                }
            }
        }
        return new Differences(changes, unresolved, onlyInProfile);
    }

    /** @param baseVersion the version of the profile that the file was held against */
    Compared compared(long baseVersion) {
        return new Compared(changes, unresolved, onlyInProfile, baseVersion);
    }

    private static boolean isNews(ProfileChange change, History current, Profile now) {
        if (change instanceof ProfileOpened) {
            return current.changes().isEmpty();
        }
        if (change instanceof CovidCaveatRecorded caveat) {
            return current.changes().stream()
                    .noneMatch(recorded -> recorded.change() instanceof CovidCaveatRecorded known
                            && known.layer() == caveat.layer()
                            && known.sections().equals(caveat.sections()));
        }
        return !(change instanceof EntryChange entryChange)
                || !isKnown(now, entryChange.entry())
                || current.changes().stream().noneMatch(recorded -> saysTheSame(recorded.change(), change));
    }

    /** How an entry came into being is not a field that could be corrected. */
    private static void compareBeginnings(EntryChange first, History current, List<Unresolved> unresolved) {
        EntryChange known = current.changes().stream()
                .map(RecordedChange::change)
                .filter(change ->
                        change instanceof EntryChange entry && entry.entry().equals(first.entry()))
                .map(EntryChange.class::cast)
                .findFirst()
                .orElse(first);
        if (!saysTheSame(known, first)) {
            unresolved.add(new Unresolved(first.entry(), "beginning", beginning(known), beginning(first)));
        }
    }

    private static String beginning(EntryChange change) {
        return change.getClass().getSimpleName() + ", " + change.stand().edtf();
    }

    private static boolean isKnown(Profile now, String slug) {
        return now.entry(slug).isPresent()
                || now.statements().stream().map(Statement::id).anyMatch(slug::equals);
    }

    /** The same event of the same entry at the same Stand: what it says besides is held against the profile field by field. */
    private static boolean saysTheSame(ProfileChange one, ProfileChange other) {
        return one.getClass() == other.getClass()
                && one.stand().takesEffect().equals(other.stand().takesEffect())
                && one instanceof EntryChange first
                && other instanceof EntryChange second
                && first.entry().equals(second.entry());
    }

    private static List<RecordedChange> numbered(List<RecordedChange> before, List<ProfileChange> more) {
        List<RecordedChange> all = new ArrayList<>(before);
        long position = before.isEmpty() ? 0 : before.get(before.size() - 1).position() + 1;
        long version = before.stream().mapToLong(RecordedChange::version).max().orElse(0);
        for (ProfileChange change : more) {
            all.add(new RecordedChange(
                    position, Instant.EPOCH, "file-" + position, ++version, Review.REVIEWED, change));
            position++;
        }
        return all;
    }

    private static void correct(
            Difference difference,
            FieldDifference field,
            Profile now,
            Profile wanted,
            ArrayNode changes,
            List<Unresolved> unresolved) {
        String entry = difference.entry();
        if (field.field().equals("status")) {
            return; // follows from the rest
        }
        if (field.field().equals("sources")) {
            cite(entry, now, wanted, changes);
        } else if (CORRECTABLE.contains(field.field()) || field.field().startsWith("dates.")) {
            ObjectNode correction = change("EntryCorrected", entry, now);
            correction.put("field", field.field());
            set(correction, "before", field.before());
            set(correction, "after", field.after());
            correction.put("reason", "Abgleich mit der hochgeladenen Datei");
            correction.set("sources", JSON.valueToTree(sources(wanted, entry)));
            changes.add(correction);
        } else {
            unresolved.add(new Unresolved(entry, field.field(), field.before(), field.after()));
        }
    }

    private static void cite(String entry, Profile now, Profile wanted, ArrayNode changes) {
        List<Source> before = sources(now, entry);
        List<Source> after = sources(wanted, entry);
        List<Source> cited =
                after.stream().filter(source -> !before.contains(source)).toList();
        List<Source> retired = before.stream()
                .filter(source -> after.stream().noneMatch(kept -> kept.title().equals(source.title())))
                .toList();
        if (!cited.isEmpty()) {
            changes.add(change("SourceCited", entry, now).set("sources", JSON.valueToTree(cited)));
        }
        if (!retired.isEmpty()) {
            changes.add(change("SourceRetired", entry, now).set("sources", JSON.valueToTree(retired)));
        }
    }

    /** At the Stand of what was said of the entry last, so that it is not said again by something older. */
    private static ObjectNode change(String type, String entry, Profile now) {
        Stand stand = now.entry(entry)
                .map(Entry::lastChange)
                .or(() -> now.statements().stream()
                        .filter(statement -> statement.id().equals(entry))
                        .findFirst()
                        .map(Statement::lastChange))
                .map(LastChange::stand)
                .orElseThrow();
        ObjectNode change = NODES.objectNode().put("type", type);
        change.set("stand", JSON.valueToTree(stand));
        return change.put("entry", entry);
    }

    private static List<Source> sources(Profile profile, String entry) {
        return profile.entry(entry)
                .map(Entry::sources)
                .or(() -> profile.statements().stream()
                        .filter(statement -> statement.id().equals(entry))
                        .findFirst()
                        .map(Statement::sources))
                .orElse(List.of());
    }

    private static void set(ObjectNode correction, String member, @Nullable Object value) {
        if (value != null) {
            correction.set(member, JSON.valueToTree(value));
        }
    }

    private static JsonNode json(ProfileChange change) {
        ObjectNode json =
                (ObjectNode) JSON.readTree(JSON.writerFor(ProfileChange.class).writeValueAsString(change));
        json.remove("profile");
        return json;
    }
}
