package org.standbild.profile;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns changes, already chosen and ordered by {@link History}, into a profile for one day. Pure. */
final class Fold {

    /** The document's plans are as of the end of February 2020. */
    private static final LocalDate MEASURES_BEGAN = LocalDate.of(2020, 3, 1);

    private final LocalDate day;
    private final Map<String, EntryState> entries = new LinkedHashMap<>();
    private final Map<Section, SectionState> sections = new EnumMap<>(Section.class);
    private @Nullable Text name;

    private Fold(LocalDate day) {
        this.day = day;
    }

    static Profile profile(
            ProfileCode code, LocalDate day, List<RecordedChange> known, List<RecordedChange> effective) {
        Fold fold = new Fold(day);
        effective.forEach(fold::apply);
        RecordedChange newest = known.isEmpty() ? null : known.get(known.size() - 1);
        Instant knownAt = newest == null ? null : newest.recordedAt();
        List<ProfileSection> sections = fold.sections();
        return new Profile(
                code,
                fold.name == null ? code.label().de() : fold.name.de(),
                day,
                knownAt,
                newest == null ? -1 : newest.position(),
                known.stream().mapToLong(RecordedChange::version).max().orElse(0),
                day.isBefore(Stand.BASE_DATE) ? Coverage.RECONSTRUCTED : Coverage.RESEARCHED,
                fold.freshness(),
                sections);
    }

    private void apply(RecordedChange recorded) {
        ProfileChange change = recorded.change();
        if (change instanceof EntryChange entryChange) {
            EntryState entry = entry(entryChange.entry());
            entry.apply(recorded, entryChange);
            if (change instanceof HSP4ProjectsMerged merged) {
                merged.merged().stream()
                        .filter(other -> !other.equals(merged.entry()))
                        .forEach(other -> entry(other).supersede(recorded, merged.entry()));
            }
            entry.sections().forEach(section -> section(section).touched(recorded));
        } else if (change instanceof ProfileOpened opened) {
            name = opened.name();
            opened.sections().forEach(section -> section(section).checked(recorded));
        } else if (change instanceof SectionChecked checked) {
            checked.sections().forEach(section -> section(section).checked(recorded));
        } else if (change instanceof SummaryRevised revised) {
            if (revised.entry() != null) {
                entry(revised.entry()).summarise(recorded, revised.summary());
            } else {
                revised.sections().forEach(section -> section(section).summary = revised.summary());
            }
        } else if (change instanceof CovidCaveatRecorded caveat) {
            caveat.sections().forEach(section -> section(section).add(recorded, caveat));
        } else if (change instanceof PlansRevisedDueToCovid revised) {
            for (RevisedPlan plan : revised.plans()) {
                EntryState entry = entry(plan.entry());
                entry.revise(recorded, plan);
                entry.sections().forEach(section -> section(section).touched(recorded));
            }
        }
        // ChangeRetracted was obeyed when the changes were chosen; editions do not alter a profile.
    }

    private EntryState entry(String id) {
        return entries.computeIfAbsent(id, EntryState::new);
    }

    private SectionState section(Section section) {
        return sections.computeIfAbsent(section, unused -> new SectionState());
    }

    private List<ProfileSection> sections() {
        // Everything a section shows is collected first: entries in the order in which they were recorded.
        List<EntryState> shown = entries.values().stream()
                .filter(EntryState::isRecorded)
                .sorted(Comparator.comparingLong(EntryState::firstPosition))
                .toList();
        List<ProfileSection> result = new ArrayList<>();
        Map<EntryState, Entry> views = new LinkedHashMap<>();
        for (EntryState entry : shown) {
            if (!entry.isStatement()) {
                views.put(entry, entry.view(day, caveats(entry)));
            }
        }
        for (Map.Entry<Section, SectionState> each : sections.entrySet()) {
            Section section = each.getKey();
            SectionState state = each.getValue();
            List<Entry> sectionEntries = views.values().stream()
                    .filter(entry -> entry.sections().contains(section))
                    .toList();
            List<Statement> statements = shown.stream()
                    .filter(entry -> entry.isStatement() && entry.sections().contains(section))
                    .map(entry -> entry.statement(day))
                    .toList();
            result.add(new ProfileSection(
                    section,
                    section.title(),
                    state.summary,
                    Freshness.on(day, state.lastChanged, state.lastChecked),
                    sectionEntries,
                    statements,
                    List.copyOf(state.caveats)));
        }
        return List.copyOf(result);
    }

    /**
     * The caveat that a plan stands under: the footnote of its section, else the introduction's for Handlungsschwerpunkt 4, else the
     * document's. Only plans from before the measures, and only while nobody has revised them.
     */
    private List<CaveatLayer> caveats(EntryState entry) {
        if (!entry.isPlanFromBefore(MEASURES_BEGAN)) {
            return List.of();
        }
        TreeSet<CaveatLayer> layers = new TreeSet<>();
        for (Section section : entry.sections()) {
            SectionState state = sections.get(section);
            if (state != null) {
                state.caveats.forEach(caveat -> layers.add(caveat.layer()));
            }
        }
        if (layers.isEmpty()) {
            layers.add(entry.isHandlungsschwerpunkt4() ? CaveatLayer.INTRODUCTION : CaveatLayer.DOCUMENT);
        }
        return List.copyOf(layers);
    }

    private Freshness freshness() {
        LastChange lastChanged = null;
        LocalDate lastChecked = null;
        for (SectionState state : sections.values()) {
            if (lastChanged == null || state.lastChanged != null && isLater(state.lastChanged, lastChanged)) {
                lastChanged = state.lastChanged;
            }
            if (lastChecked == null || state.lastChecked != null && state.lastChecked.isAfter(lastChecked)) {
                lastChecked = state.lastChecked;
            }
        }
        return Freshness.on(day, lastChanged, lastChecked);
    }

    private static boolean isLater(LastChange one, LastChange other) {
        int byDay = one.stand().takesEffect().compareTo(other.stand().takesEffect());
        return byDay > 0 || byDay == 0 && one.position() > other.position();
    }

    private static final class SectionState {
        private @Nullable Text summary;
        private @Nullable LastChange lastChanged;
        private @Nullable LocalDate lastChecked;
        private final List<Caveat> caveats = new ArrayList<>();

        private void touched(RecordedChange recorded) {
            ChangeClass changeClass = ChangeType.of(recorded.change()).changeClass();
            if (changeClass == ChangeClass.DEVELOPMENT || changeClass == ChangeClass.CORRECTION) {
                lastChanged = LastChange.of(recorded);
            }
        }

        private void checked(RecordedChange recorded) {
            lastChecked = recorded.takesEffect();
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
