package org.standbild.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entry while it is folded. Changes may come before the one that brings it into being; until then it is not shown.
 *
 * <p>Its collections are replaced, never altered, so that a copy costs no more than itself.
 */
final class EntryState {

    private static final List<String> BEGINNINGS = List.of("start", "in_force", "runtime");
    private static final List<String> ENDS = List.of("end", "runtime");

    private final String id;
    private long firstPosition = Long.MAX_VALUE;
    private @Nullable Text title;
    private @Nullable Text summary;
    private @Nullable Kind kind;
    private @Nullable Status phase;
    private @Nullable LocalDate phaseSince;
    private @Nullable LocalDate begunAgain;
    private @Nullable Commitment commitment;
    private @Nullable Boolean provisional;
    private boolean negative;
    private @Nullable Count count;
    private boolean hsp4;
    private Set<String> aliases = Set.of();
    private Set<Section> sections = Set.of();
    private Map<String, List<EntryDate>> dates = Map.of();
    private List<Role> roles = List.of();
    private Set<String> locations = Set.of();
    private List<Source> sources = List.of();
    private @Nullable String concerns;
    private @Nullable String supersededBy;
    private @Nullable String realisedAs;
    private @Nullable Revision revision;
    private @Nullable RecordedChange last;
    private boolean shared;
    private @Nullable Entry shown;

    EntryState(String id) {
        this.id = id;
    }

    EntryState copy() {
        EntryState copy = new EntryState(id);
        copy.firstPosition = firstPosition;
        copy.title = title;
        copy.summary = summary;
        copy.kind = kind;
        copy.phase = phase;
        copy.phaseSince = phaseSince;
        copy.begunAgain = begunAgain;
        copy.commitment = commitment;
        copy.provisional = provisional;
        copy.negative = negative;
        copy.count = count;
        copy.hsp4 = hsp4;
        copy.aliases = aliases;
        copy.sections = sections;
        copy.dates = dates;
        copy.roles = roles;
        copy.locations = locations;
        copy.sources = sources;
        copy.concerns = concerns;
        copy.supersededBy = supersededBy;
        copy.realisedAs = realisedAs;
        copy.revision = revision;
        copy.last = last;
        return copy;
    }

    /** Says that several folds hold it: from now on it stays as it is, and who wants to alter it takes a copy. */
    EntryState share() {
        if (!shared) {
            shared = true;
        }
        return this;
    }

    boolean isShared() {
        return shared;
    }

    private static <T> Set<T> with(Set<T> some, Collection<? extends T> more) {
        if (more.isEmpty() || some.containsAll(more)) {
            return some;
        }
        Set<T> all = new LinkedHashSet<>(some);
        all.addAll(more);
        return all;
    }

    private static <T> List<T> with(List<T> some, Collection<? extends T> more) {
        if (more.isEmpty() || some.containsAll(more)) {
            return some;
        }
        List<T> all = new ArrayList<>(some);
        more.stream().filter(each -> !all.contains(each)).forEach(all::add);
        return all;
    }

    void apply(RecordedChange recorded, EntryChange change) {
        ChangeType type = ChangeType.of(change);
        if (change instanceof EntryCorrected correction) {
            correct(correction);
        } else {
            merge(recorded, change, type);
        }
        if (change instanceof SourceRetired) {
            sources = sources.stream()
                    .filter(source -> change.sources().stream().noneMatch(source::isSameAs))
                    .toList();
        } else {
            cite(change.sources());
        }
        touched(recorded);
    }

    /** A correction that cannot be applied (a newer writer's, or what it corrects was retracted) must not hide the whole profile. */
    private void correct(EntryCorrected correction) {
        try {
            Correction.apply(correction, this);
        } catch (IllegalArgumentException e) {
            // the entry stays as it is; the correction stays readable in the timeline
        }
    }

    private void merge(RecordedChange recorded, EntryChange change, ChangeType type) {
        rename(change.title());
        if (change.summary() != null) {
            summary = change.summary();
        }
        if (change.kind() != null) {
            kind = change.kind();
        } else if (kind == null || kind == Kind.PLAN && type.establishes() && type.kind() != null) {
            kind = type.kind();
        }
        boolean beginsAgain = phase != null && type.establishes();
        if (beginsAgain || change.supersededBy() != null) {
            supersededBy = change.supersededBy();
        }
        boolean isPlan = type == ChangeType.ENTRY_RECORDED && kind == Kind.PLAN;
        Status next = isPlan ? Status.PLANNED : type.phase();
        if (next != null) {
            enter(next, recorded);
        }
        hsp4 = hsp4
                || change instanceof HSP4ProjectPlanned
                || change instanceof HSP4ProjectStarted
                || change instanceof HSP4ProjectsMerged
                || change instanceof HSP4ProjectEnded;
        aliases = with(aliases, change.aliases());
        if (title != null && aliases.contains(title.de())) {
            Set<String> others = new LinkedHashSet<>(aliases);
            others.remove(title.de());
            aliases = others;
        }
        sections = with(sections, change.sections());
        replace(change.dates());
        if (change instanceof RoleAssigned) {
            roles = with(roles, change.roles());
        } else if (!change.roles().isEmpty()) {
            roles = change.roles();
        }
        if (change instanceof ScopeExtended) {
            locations = with(locations, change.locations());
        } else if (!change.locations().isEmpty()) {
            locations = new LinkedHashSet<>(change.locations());
        }
        commitment = change.commitment() != null ? change.commitment() : commitment;
        provisional = change.provisional() != null ? change.provisional() : provisional;
        negative = change.negative() != null ? change.negative() : negative;
        concerns = change.concerns() != null ? change.concerns() : concerns;
        count = change.count() != null ? change.count() : count;
        if (change instanceof PlanRealised realised && realised.realisedAs() != null) {
            realisedAs = realised.realisedAs();
        }
    }

    private void rename(@Nullable Text name) {
        if (name == null) {
            return;
        }
        if (title != null && !title.de().equals(name.de())) {
            aliases = with(aliases, List.of(title.de()));
        }
        title = name;
    }

    /** How firm a plan is and whether a ruling is provisional belong to the phase that they were said of. */
    private void enter(Status next, RecordedChange recorded) {
        if (next == Status.UNKNOWN && phase != null) {
            return; // a mere mention takes nothing back
        }
        if (next == Status.ACTIVE && phase != null) {
            begunAgain = recorded.takesEffect();
        }
        if (next != phase) {
            commitment = null;
            provisional = null;
        }
        phase = next;
        phaseSince = recorded.takesEffect();
    }

    private void replace(List<EntryDate> given) {
        if (given.isEmpty()) {
            return;
        }
        Map<String, List<EntryDate>> next = new LinkedHashMap<>(dates);
        for (EntryDate date : given) {
            next.remove(date.what());
            if (ENDS.contains(date.what())) {
                begunAgain = null;
            }
        }
        given.forEach(date ->
                next.computeIfAbsent(date.what(), unused -> new ArrayList<>()).add(date));
        dates = next;
    }

    private void cite(List<Source> more) {
        sources = with(sources, more);
    }

    void summarise(RecordedChange recorded, @Nullable Text words, List<Section> mentions) {
        summary = words;
        sections = with(sections, mentions);
        cite(recorded.change().sources());
        touched(recorded);
    }

    void supersede(RecordedChange recorded, String successor) {
        supersededBy = successor;
        touched(recorded);
    }

    void revise(RecordedChange recorded, RevisedPlan plan) {
        replace(plan.dates());
        if (plan.summary() != null) {
            summary = plan.summary();
        }
        enter(plan.outcome() == PlanOutcome.DROPPED ? Status.RULED_OUT : Status.PLANNED, recorded);
        revision = new Revision(plan.outcome(), recorded.change().stand(), recorded.position());
        cite(recorded.change().sources());
        touched(recorded);
    }

    private void touched(RecordedChange recorded) {
        last = recorded;
        firstPosition = Math.min(firstPosition, recorded.position());
    }

    boolean isRecorded() {
        return phase != null && kind != null && (title != null || isStatement());
    }

    boolean isStatement() {
        return kind == Kind.STATEMENT;
    }

    boolean isPlanFromBefore(LocalDate day) {
        return phase == Status.PLANNED
                && revision == null
                && required(phaseSince).isBefore(day);
    }

    boolean isHandlungsschwerpunkt4() {
        return hsp4;
    }

    @Nullable
    String concerns() {
        return concerns;
    }

    long firstPosition() {
        return firstPosition;
    }

    Collection<Section> sections() {
        return sections;
    }

    /**
     * What is shown on many days is made once; only these three depend on the day and on others.
     *
     * @param successor the entry that takes its place; absent when none is named or none is recorded yet
     */
    Entry view(LocalDate day, @Nullable EntryState successor, List<CaveatLayer> caveats) {
        RecordedChange lastTouch = required(last);
        Status status = successor != null && successor.hasBegunOn(day) && phase != Status.RULED_OUT
                ? Status.SUPERSEDED
                : status(day);
        boolean imprecise = lastTouch.change().stand().isImpreciseOn(day);
        Entry before = shown;
        if (before != null
                && before.status() == status
                && before.imprecise() == imprecise
                && before.caveats().equals(caveats)) {
            return before;
        }
        Entry view = new Entry(
                id,
                required(kind),
                required(title),
                summary,
                status,
                commitment,
                provisional,
                count,
                hsp4 ? 4 : null,
                List.copyOf(aliases),
                sections.size() < 2
                        ? List.copyOf(sections)
                        : sections.stream().sorted().toList(),
                dateList(),
                List.copyOf(roles),
                List.copyOf(locations),
                concerns,
                supersededBy,
                realisedAs,
                caveats,
                revision,
                List.copyOf(sources),
                imprecise,
                LastChange.of(lastTouch));
        if (shared) {
            shown = view;
        }
        return view;
    }

    Statement statement(LocalDate day) {
        RecordedChange lastTouch = required(last);
        Text text = summary != null ? summary : title != null ? title : Text.de("");
        return new Statement(
                id,
                title,
                text,
                negative,
                dateList(),
                List.copyOf(sources),
                lastTouch.change().stand().isImpreciseOn(day),
                LastChange.of(lastTouch));
    }

    private List<EntryDate> dateList() {
        return dates.isEmpty()
                ? List.of()
                : dates.values().stream().flatMap(List::stream).toList();
    }

    @Nullable
    String supersededBy() {
        return supersededBy;
    }

    private boolean hasBegunOn(LocalDate day) {
        return isRecorded() && (status(day) == Status.ACTIVE || status(day) == Status.ENDED);
    }

    private Status status(LocalDate day) {
        Status phase = required(this.phase);
        if (phase != Status.ACTIVE) {
            return phase;
        }
        if (hasNotBegunOn(day)) {
            return Status.PLANNED;
        }
        return isOverOn(day) ? Status.ENDED : Status.ACTIVE;
    }

    /** Of competing dates the earliest decides a beginning, the latest an end: only what no wording doubts. */
    private boolean hasNotBegunOn(LocalDate day) {
        List<Edtf> beginnings = deciding(BEGINNINGS);
        return !beginnings.isEmpty()
                && beginnings.stream().allMatch(beginning -> {
                    LocalDate first = beginning.firstDay();
                    return first != null && first.isAfter(day);
                });
    }

    private boolean isOverOn(LocalDate day) {
        List<Edtf> ends = deciding(ENDS);
        return !ends.isEmpty()
                && ends.stream().allMatch(end -> {
                    LocalDate last = end.lastDay();
                    return last != null && last.isBefore(day) && (begunAgain == null || !last.isBefore(begunAgain));
                });
    }

    /** The dates of the first of these that has any. */
    private List<Edtf> deciding(List<String> whats) {
        if (dates.isEmpty()) {
            return List.of();
        }
        for (String what : whats) {
            List<Edtf> known = new ArrayList<>();
            for (EntryDate date : dates.getOrDefault(what, List.of())) {
                if (date.edtf() != null) {
                    known.add(date.edtf());
                }
            }
            if (!known.isEmpty()) {
                return known;
            }
        }
        return List.of();
    }

    private <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("Entry " + id + " is shown before it was recorded");
        }
        return value;
    }

    /** What a correction may set, each by the name of its field in JSON. */
    void correctTitle(Text corrected) {
        title = corrected;
    }

    void correctSummary(@Nullable Text corrected) {
        summary = corrected;
    }

    @Nullable
    Text title() {
        return title;
    }

    @Nullable
    Text summary() {
        return summary;
    }

    void correctKind(Kind corrected) {
        kind = corrected;
    }

    void correctCommitment(@Nullable Commitment corrected) {
        commitment = corrected;
    }

    void correctProvisional(@Nullable Boolean corrected) {
        provisional = corrected;
    }

    void correctAliases(List<String> corrected) {
        aliases = new LinkedHashSet<>(corrected);
    }

    void correctSections(List<Section> corrected) {
        sections = new LinkedHashSet<>(corrected);
    }

    void correctLocations(List<String> corrected) {
        locations = new LinkedHashSet<>(corrected);
    }

    void correctRoles(List<Role> corrected) {
        roles = corrected;
    }

    void correctDates(String what, List<EntryDate> corrected) {
        Map<String, List<EntryDate>> others = new LinkedHashMap<>(dates);
        others.remove(what);
        dates = others;
        replace(corrected);
    }

    void correctAllDates(List<EntryDate> corrected) {
        dates = Map.of();
        replace(corrected);
    }
}
