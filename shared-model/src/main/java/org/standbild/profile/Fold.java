package org.standbild.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns changes, already chosen and ordered by {@link History}, into a profile for one day. Pure. */
final class Fold {

    /** The document's plans are as of the end of February 2020. */
    private static final LocalDate MEASURES_BEGAN = LocalDate.of(2020, 3, 1);

    private final LocalDate day;
    private final Map<String, EntryState> entries = new LinkedHashMap<>();
    private final Map<Section, SectionState> sections = new EnumMap<>(Section.class);
    private @Nullable Text name;

    Fold(LocalDate day) {
        this.day = day;
    }

    /** What was folded so far, to go on from for another day. */
    Fold copy(LocalDate otherDay) {
        Fold copy = new Fold(otherDay);
        entries.forEach((id, entry) -> copy.entries.put(id, entry.share()));
        sections.forEach((section, state) -> copy.sections.put(section, state.copy()));
        copy.name = name;
        return copy;
    }

    static Profile profile(
            ProfileCode code, LocalDate day, List<RecordedChange> known, List<RecordedChange> effective) {
        Fold fold = new Fold(day);
        effective.forEach(fold::apply);
        return fold.profile(code, known);
    }

    /** @param known what was known, in the order of recording */
    Profile profile(ProfileCode code, List<RecordedChange> known) {
        return profile(
                code,
                known.isEmpty() ? null : known.get(known.size() - 1),
                known.stream().mapToLong(RecordedChange::version).max().orElse(0));
    }

    /**
     * @param newest the last that was known; absent when nothing was
     * @param version the profile's when that was recorded
     */
    Profile profile(ProfileCode code, @Nullable RecordedChange newest, long version) {
        Instant knownAt = newest == null ? null : newest.recordedAt();
        List<ProfileSection> sections = sections();
        return new Profile(
                code,
                name == null ? code.label().de() : name.de(),
                day,
                knownAt,
                newest == null ? -1 : newest.position(),
                version,
                day.isBefore(Stand.BASE_DATE) ? Coverage.RECONSTRUCTED : Coverage.RESEARCHED,
                freshness(sections),
                sections);
    }

    static void requireApplicable(EntryCorrected correction, List<RecordedChange> effective) {
        Fold fold = new Fold(correction.stand().takesEffect());
        effective.forEach(fold::apply);
        Correction.apply(correction, fold.entry(correction.entry()));
    }

    void apply(RecordedChange recorded) {
        ProfileChange change = recorded.change();
        if (change instanceof EntryChange entryChange) {
            touch(entryChange.entry(), recorded, entry -> entry.apply(recorded, entryChange));
            if (change instanceof HSP4ProjectsMerged merged) {
                merged.merged().stream()
                        .filter(other -> !other.equals(merged.entry()))
                        .forEach(other -> touch(other, recorded, entry -> entry.supersede(recorded, merged.entry())));
            }
        } else if (change instanceof ProfileOpened opened) {
            name = opened.name();
            opened.sections().forEach(section -> section(section).checked(recorded));
        } else if (change instanceof SectionChecked checked) {
            checked.sections().forEach(section -> section(section).checked(recorded));
        } else if (change instanceof SummaryRevised revised) {
            if (revised.entry() != null) {
                touch(
                        revised.entry(),
                        recorded,
                        entry -> entry.summarise(recorded, revised.summary(), revised.sections()));
            } else {
                revised.sections().forEach(section -> {
                    section(section).summary = revised.summary();
                    section(section).touched(recorded);
                });
            }
        } else if (change instanceof CovidCaveatRecorded caveat) {
            caveat.sections().forEach(section -> section(section).add(recorded, caveat));
        } else if (change instanceof PlansRevisedDueToCovid revised) {
            for (RevisedPlan plan : revised.plans()) {
                touch(plan.entry(), recorded, entry -> entry.revise(recorded, plan));
            }
        }
        // ChangeRetracted was obeyed when the changes were chosen; editions do not alter a profile.
    }

    /** The sections that show the entry before or after have changed with it. */
    private void touch(String id, RecordedChange recorded, Consumer<EntryState> change) {
        EntryState entry = entry(id);
        Set<Section> concerned = EnumSet.noneOf(Section.class);
        if (entry.isRecorded()) {
            concerned.addAll(entry.sections());
        }
        change.accept(entry);
        if (entry.isRecorded()) {
            concerned.addAll(entry.sections());
        }
        concerned.forEach(section -> section(section).touched(recorded));
    }

    private EntryState entry(String id) {
        EntryState entry = entries.get(id);
        if (entry == null || entry.isShared()) {
            entry = entry == null ? new EntryState(id) : entry.copy();
            entries.put(id, entry);
        }
        return entry;
    }

    private SectionState section(Section section) {
        return sections.computeIfAbsent(section, unused -> new SectionState());
    }

    /** Entries in the order in which they were recorded, each in every section that mentions it. */
    private List<ProfileSection> sections() {
        List<EntryState> shown = new ArrayList<>();
        entries.values().stream().filter(EntryState::isRecorded).forEach(shown::add);
        shown.sort(Comparator.comparingLong(EntryState::firstPosition));
        for (EntryState entry : shown) {
            if (entry.isStatement()) {
                Statement statement = entry.statement(day);
                entry.sections().forEach(section -> section(section).statements.add(statement));
            } else {
                Entry view = entry.view(day, entries.get(entry.supersededBy()), caveats(entry));
                entry.sections().forEach(section -> section(section).entries.add(view));
            }
        }
        return sections.entrySet().stream()
                .map(each -> each.getValue().view(each.getKey(), day))
                .toList();
    }

    /**
     * The caveat that a plan stands under, the narrowest of three: the footnote of its section, the introduction's for what is planned in
     * Handlungsschwerpunkt 4, the document's. Only plans from before the measures, and only while nobody has revised them.
     */
    private List<CaveatLayer> caveats(EntryState entry) {
        if (!entry.isPlanFromBefore(MEASURES_BEGAN)) {
            return List.of();
        }
        if (entry.sections().stream().anyMatch(this::hasFootnote)) {
            return List.of(CaveatLayer.HSP4_FOOTNOTE);
        }
        EntryState concerned = entry.concerns() == null ? null : entries.get(entry.concerns());
        boolean isHandlungsschwerpunkt4 = entry.isHandlungsschwerpunkt4()
                || entry.sections().contains(Section.IQ_HSP4)
                || concerned != null && concerned.isHandlungsschwerpunkt4();
        return List.of(isHandlungsschwerpunkt4 ? CaveatLayer.INTRODUCTION : CaveatLayer.DOCUMENT);
    }

    private boolean hasFootnote(Section section) {
        SectionState state = sections.get(section);
        return state != null && state.caveats.stream().anyMatch(caveat -> caveat.layer() == CaveatLayer.HSP4_FOOTNOTE);
    }

    private Freshness freshness(List<ProfileSection> shown) {
        return Freshness.ofAll(shown.stream().map(ProfileSection::freshness).toList());
    }

    private static final class SectionState {
        private @Nullable Text summary;
        private @Nullable LastChange lastChanged;
        private @Nullable Stand lastCheck;
        private final List<Caveat> caveats = new ArrayList<>();
        private final List<Entry> entries = new ArrayList<>();
        private final List<Statement> statements = new ArrayList<>();

        private SectionState copy() {
            SectionState copy = new SectionState();
            copy.summary = summary;
            copy.lastChanged = lastChanged;
            copy.lastCheck = lastCheck;
            copy.caveats.addAll(caveats);
            return copy;
        }

        private ProfileSection view(Section section, LocalDate day) {
            return new ProfileSection(
                    section,
                    section.title(),
                    summary,
                    Freshness.on(day, lastChanged, lastCheck),
                    List.copyOf(entries),
                    List.copyOf(statements),
                    List.copyOf(caveats));
        }

        private void touched(RecordedChange recorded) {
            ChangeClass changeClass = recorded.changeClass();
            if (changeClass == ChangeClass.DEVELOPMENT || changeClass == ChangeClass.CORRECTION) {
                lastChanged = LastChange.of(recorded);
            }
        }

        private void checked(RecordedChange recorded) {
            lastCheck = recorded.change().stand();
        }

        private void add(RecordedChange recorded, CovidCaveatRecorded caveat) {
            caveats.add(new Caveat(
                    caveat.layer(),
                    caveat.summary(),
                    caveat.printed(),
                    caveat.stand(),
                    caveat.sources(),
                    LastChange.of(recorded)));
            touched(recorded);
        }
    }
}
