package org.standbild.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One entry while it is folded. Changes may come before the one that brings it into being; until then it is not shown. */
final class EntryState {

    private final String id;
    private long firstPosition = Long.MAX_VALUE;
    private @Nullable Text title;
    private @Nullable Text summary;
    private @Nullable Kind kind;
    private @Nullable Status phase;
    private @Nullable Commitment commitment;
    private @Nullable Boolean provisional;
    private boolean negative;
    private @Nullable Count count;
    private boolean hsp4;
    private Set<String> aliases = new LinkedHashSet<>();
    private Set<Section> sections = new LinkedHashSet<>();
    private final Map<String, List<EntryDate>> dates = new LinkedHashMap<>();
    private List<Role> roles = new ArrayList<>();
    private Set<String> locations = new LinkedHashSet<>();
    private final List<Source> sources = new ArrayList<>();
    private @Nullable String concerns;
    private @Nullable String supersededBy;
    private @Nullable String realisedAs;
    private @Nullable Revision revision;
    private @Nullable RecordedChange last;

    EntryState(String id) {
        this.id = id;
    }

    void apply(RecordedChange recorded, EntryChange change) {
        ChangeType type = ChangeType.of(change);
        if (change instanceof EntryCorrected correction) {
            Correction.apply(correction, this);
        } else {
            merge(change, type);
        }
        if (change instanceof SourceRetired) {
            sources.removeIf(source -> change.sources().stream().anyMatch(source::isSameAs));
        } else {
            cite(change.sources());
        }
        touched(recorded);
    }

    private void merge(EntryChange change, ChangeType type) {
        rename(change.title());
        if (change.summary() != null) {
            summary = change.summary();
        }
        if (change.kind() != null) {
            kind = change.kind();
        } else if (kind == null) {
            kind = type.kind();
        }
        if (type.phase() != null) {
            phase = type.phase();
        }
        hsp4 = hsp4
                || change instanceof HSP4ProjectPlanned
                || change instanceof HSP4ProjectStarted
                || change instanceof HSP4ProjectsMerged
                || change instanceof HSP4ProjectEnded;
        aliases.addAll(change.aliases());
        sections.addAll(change.sections());
        replace(change.dates());
        if (change instanceof RoleAssigned) {
            change.roles().stream().filter(role -> !roles.contains(role)).forEach(roles::add);
        } else if (!change.roles().isEmpty()) {
            roles = new ArrayList<>(change.roles());
        }
        if (change instanceof ScopeExtended) {
            locations.addAll(change.locations());
        } else if (!change.locations().isEmpty()) {
            locations = new LinkedHashSet<>(change.locations());
        }
        commitment = change.commitment() != null ? change.commitment() : commitment;
        provisional = change.provisional() != null ? change.provisional() : provisional;
        negative = change.negative() != null ? change.negative() : negative;
        concerns = change.concerns() != null ? change.concerns() : concerns;
        count = change.count() != null ? change.count() : count;
        supersededBy = change.supersededBy() != null ? change.supersededBy() : supersededBy;
        if (change instanceof PlanRealised realised && realised.realisedAs() != null) {
            realisedAs = realised.realisedAs();
        }
    }

    private void rename(@Nullable Text name) {
        if (name == null) {
            return;
        }
        if (title != null && !title.de().equals(name.de())) {
            aliases.add(title.de());
        }
        title = name;
        aliases.remove(name.de());
    }

    private void replace(List<EntryDate> given) {
        given.stream().map(EntryDate::what).distinct().forEach(dates::remove);
        given.forEach(date ->
                dates.computeIfAbsent(date.what(), unused -> new ArrayList<>()).add(date));
    }

    private void cite(List<Source> more) {
        for (Source source : more) {
            if (!sources.contains(source)) {
                sources.add(source);
            }
        }
    }

    void summarise(RecordedChange recorded, @Nullable Text words) {
        summary = words;
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
        phase = plan.outcome() == PlanOutcome.DROPPED ? Status.RULED_OUT : Status.PLANNED;
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
        return (kind == Kind.PLAN || phase == Status.PLANNED)
                && revision == null
                && required(last).takesEffect().isBefore(day);
    }

    boolean isHandlungsschwerpunkt4() {
        return hsp4 || sections.contains(Section.IQ_HSP4);
    }

    long firstPosition() {
        return firstPosition;
    }

    Collection<Section> sections() {
        return sections;
    }

    Entry view(LocalDate day, List<CaveatLayer> caveats) {
        RecordedChange lastTouch = required(last);
        return new Entry(
                id,
                required(kind),
                required(title),
                summary,
                status(day),
                commitment,
                provisional,
                count,
                hsp4 ? 4 : null,
                List.copyOf(aliases),
                sections.stream().sorted().toList(),
                dateList(),
                List.copyOf(roles),
                List.copyOf(locations),
                concerns,
                supersededBy,
                realisedAs,
                caveats,
                revision,
                List.copyOf(sources),
                lastTouch.change().stand().isImpreciseOn(day),
                LastChange.of(lastTouch));
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
        return dates.values().stream().flatMap(List::stream).toList();
    }

    private Status status(LocalDate day) {
        Status phase = required(this.phase);
        if (supersededBy != null && phase != Status.RULED_OUT) {
            return Status.SUPERSEDED;
        }
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
        return Stream.of("start", "in_force", "runtime")
                .filter(dates::containsKey)
                .findFirst()
                .map(what -> firstDays(what).anyMatch(first -> !first.isAfter(day))
                        || firstDays(what).findAny().isEmpty())
                .map(begun -> !begun)
                .orElse(false);
    }

    private Stream<LocalDate> firstDays(String what) {
        return dates.getOrDefault(what, List.of()).stream().flatMap(date -> {
            Edtf edtf = date.edtf();
            return edtf == null ? Stream.empty() : Stream.ofNullable(edtf.firstDay());
        });
    }

    private boolean isOverOn(LocalDate day) {
        return Stream.of("end", "runtime")
                .filter(dates::containsKey)
                .findFirst()
                .map(what -> {
                    List<LocalDate> ends = dates.getOrDefault(what, List.of()).stream()
                            .flatMap(date -> {
                                Edtf edtf = date.edtf();
                                return edtf == null ? Stream.empty() : Stream.ofNullable(edtf.lastDay());
                            })
                            .toList();
                    return !ends.isEmpty() && ends.stream().allMatch(end -> end.isBefore(day));
                })
                .orElse(false);
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
        roles = new ArrayList<>(corrected);
    }

    void correctDates(String what, List<EntryDate> corrected) {
        dates.remove(what);
        replace(corrected);
    }

    void correctAllDates(List<EntryDate> corrected) {
        dates.clear();
        replace(corrected);
    }
}
