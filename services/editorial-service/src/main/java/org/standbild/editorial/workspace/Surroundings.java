package org.standbild.editorial.workspace;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.change.Hashes;
import org.standbild.editorial.proposal.Tried;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryChange;
import org.standbild.profile.History;
import org.standbild.profile.Kind;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Section;
import org.standbild.profile.Source;
import org.standbild.profile.Statement;
import org.standbild.profile.Status;
import org.standbild.profile.Text;
import org.standbild.webframe.Words;

/** What there is to choose from while a change is written: the profile after the other changes of the same proposal. */
final class Surroundings {

    private static final List<Section> OF_THE_FEDERATION = List.of(Section.DOKUMENT, Section.BUND, Section.QUELLEN);
    private static final List<Section> OF_A_LAND = List.of(
            Section.LANDESREGIERUNG,
            Section.BA,
            Section.WIRTSCHAFT,
            Section.IQ_HSP4,
            Section.WEITERE,
            Section.GEPLANT,
            Section.QUELLEN,
            Section.ANHANG);

    private final History history;
    private final Profile profile;
    private final Map<String, Source> sources = new LinkedHashMap<>();

    /** @param others the readable changes of the proposal but the one that is written */
    Surroundings(History recorded, List<ProfileChange> others) {
        this.history = Tried.on(recorded, others);
        this.profile = history.at(LocalDate.MAX);
        Stream.concat(
                        Stream.concat(
                                profile.entries().stream().map(Entry::sources),
                                profile.statements().stream().map(Statement::sources)),
                        others.stream().map(ProfileChange::sources))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(source -> source.title().toLowerCase(Locale.GERMAN)))
                .forEach(source -> sources.putIfAbsent(key(source), source));
    }

    /** One thing to choose. */
    record Option(String value, String label) {}

    /** Things to choose that belong together. */
    record Group(String label, List<Option> options) {}

    History history() {
        return history;
    }

    ProfileCode code() {
        return history.code();
    }

    List<Section> sections() {
        return code() == ProfileCode.DE ? OF_THE_FEDERATION : OF_A_LAND;
    }

    Set<String> slugs() {
        return Stream.concat(
                        profile.entries().stream().map(Entry::id),
                        profile.statements().stream().map(Statement::id))
                .collect(Collectors.toSet());
    }

    /** The entry of that very name; empty when there is none. */
    Optional<Entry> named(String title) {
        return profile.entries().stream()
                .filter(entry -> entry.title().de().equalsIgnoreCase(title.strip()))
                .findFirst();
    }

    Optional<Text> title(String slug) {
        return profile.entry(slug).map(Entry::title).or(() -> profile.statements().stream()
                .filter(statement -> statement.id().equals(slug))
                .map(statement -> statement.title() == null ? statement.text() : statement.title())
                .findFirst());
    }

    /** Entries by name, those that the type is about first. */
    List<Group> entries(ChangeType type, Words words) {
        List<Entry> all = profile.entries().stream()
                .filter(entry -> entry.kind() != Kind.REFERENCE)
                .sorted(Comparator.comparing(entry -> words.text(entry.title()).toLowerCase(Locale.GERMAN)))
                .toList();
        List<Group> groups = new ArrayList<>();
        if (type == ChangeType.ENTRY_CORRECTED
                || type == ChangeType.ENTRY_MENTIONED
                || type == ChangeType.SOURCE_CITED
                || type == ChangeType.SOURCE_RETIRED) {
            byKind(groups, all, words);
            group(
                    groups,
                    words.text(new Text("Feststellungen", "Findings")),
                    profile.statements().stream()
                            .map(statement -> new Option(
                                    statement.id(),
                                    shortened(words.text(
                                            statement.title() == null ? statement.text() : statement.title()))))
                            .toList());
        } else if (type.kind() == null) {
            byKind(groups, all, words);
        } else {
            Text fitting = new Text("Passend: ", "Fitting: ");
            group(
                    groups,
                    words.text(fitting) + words.text(type.kind().label()),
                    all.stream()
                            .filter(entry -> fits(type, entry))
                            .map(entry -> option(entry, words))
                            .toList());
            byKind(groups, all.stream().filter(entry -> !fits(type, entry)).toList(), words);
        }
        return groups;
    }

    private static boolean fits(ChangeType type, Entry entry) {
        boolean isHsp4 = Objects.equals(entry.handlungsschwerpunkt(), 4);
        return entry.kind() == type.kind() && isHsp4 == type.name().startsWith("HSP4");
    }

    private static void byKind(List<Group> groups, List<Entry> entries, Words words) {
        for (Kind kind : Kind.values()) {
            group(
                    groups,
                    words.text(kind.label()),
                    entries.stream()
                            .filter(entry -> entry.kind() == kind)
                            .map(entry -> option(entry, words))
                            .toList());
        }
    }

    private static void group(List<Group> groups, String label, List<Option> options) {
        if (!options.isEmpty()) {
            groups.add(new Group(label, options));
        }
    }

    private static Option option(Entry entry, Words words) {
        return new Option(
                entry.id(),
                shortened(words.text(entry.title())) + " ("
                        + words.text(entry.status().label()) + ")");
    }

    /** Sub-projects in Handlungsschwerpunkt 4. */
    List<Option> hsp4(Words words) {
        return profile.entries().stream()
                .filter(entry -> Objects.equals(entry.handlungsschwerpunkt(), 4))
                .map(entry -> option(entry, words))
                .toList();
    }

    /** What is planned. */
    List<Option> plans(Words words) {
        return profile.entries().stream()
                .filter(entry -> entry.status() == Status.PLANNED)
                .map(entry -> option(entry, words))
                .toList();
    }

    /** What was recorded, the newest first. */
    List<Option> recorded(Words words) {
        List<Option> options = new ArrayList<>();
        for (RecordedChange recorded : history.changes()) {
            String about = recorded.change() instanceof EntryChange change
                    ? ": " + title(change.entry()).map(words::text).orElse(change.entry())
                    : "";
            options.add(
                    0,
                    new Option(
                            recorded.eventId(),
                            shortened(words.text(ChangeType.of(recorded.change())
                                                    .label())
                                            + about) + " (Stand "
                                    + words.date(recorded.change().stand().edtf()) + ")"));
        }
        return options;
    }

    List<Option> sources() {
        return sources.entrySet().stream()
                .map(source -> new Option(source.getKey(), shortened(said(source.getValue()))))
                .toList();
    }

    private static String said(Source source) {
        return (source.author() == null ? source.title() : source.author() + ": " + source.title())
                + (source.published() == null ? "" : " (" + source.published() + ")");
    }

    @Nullable
    Source source(String key) {
        return sources.get(key);
    }

    static String key(Source source) {
        return "s"
                + Hashes.sha256(source.toString().getBytes(StandardCharsets.UTF_8))
                        .substring(0, 12);
    }

    private static String shortened(String text) {
        return text.length() <= 110 ? text : text.substring(0, 107) + "…";
    }
}
