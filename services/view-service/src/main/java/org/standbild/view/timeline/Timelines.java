package org.standbild.view.timeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Difference;
import org.standbild.profile.EntryChange;
import org.standbild.profile.HSP4ProjectsMerged;
import org.standbild.profile.History;
import org.standbild.profile.Kind;
import org.standbild.profile.PlansRevisedDueToCovid;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.RevisedPlan;
import org.standbild.profile.Section;
import org.standbild.profile.SummaryRevised;
import org.standbild.profile.Target;
import org.standbild.profile.Text;
import org.standbild.view.comparison.EntryDifference;
import org.standbild.view.comparison.SectionDifference;
import org.standbild.view.retraction.Retraction;

/** Tells a profile's history change by change. */
@Component
public final class Timelines {

    private final Histories histories;

    Timelines(Histories histories) {
        this.histories = histories;
    }

    /** Every change of the profile that was ever recorded, in the order of recording; retracted ones included. */
    public List<TimelineItem> of(ProfileCode code) {
        History history = histories.of(code);
        Telling telling = new Telling(history);
        return history.changes().stream().map(telling::item).toList();
    }

    /**
     * One history while it is told. A change alters what it is about and nothing else: so only the changes about the same are folded, just
     * before and just after it.
     */
    private static final class Telling {

        private static final String SECTIONS = "";

        private final ProfileCode code;
        private final Map<String, RecordedChange> byEvent = new HashMap<>();
        private final Map<String, List<RecordedChange>> bySubject = new HashMap<>();
        private final Map<String, Retraction> retracted;

        private Telling(History history) {
            this.code = history.code();
            this.retracted = Retraction.among(history.changes());
            history.changes().forEach(recorded -> byEvent.put(recorded.eventId(), recorded));
            history.changes().forEach(recorded -> subjects(recorded).forEach(subject -> bySubject
                    .computeIfAbsent(subject, unused -> new ArrayList<>())
                    .add(recorded)));
        }

        private TimelineItem item(RecordedChange recorded) {
            ProfileChange change = recorded.change();
            Set<String> subjects = subjects(recorded);
            History about = about(subjects);
            LocalDate day = day(recorded);
            long position = recorded.position();
            Profile before = about.at(day, position - 1);
            Profile after = about.at(day, position);
            List<Named> named = subjects.stream()
                    .filter(subject -> !subject.equals(SECTIONS))
                    .flatMap(subject -> Named.in(subject, after)
                            .or(() -> Named.in(subject, before))
                            .or(() -> Named.in(subject, about.at(LocalDate.MAX)))
                            .stream())
                    .toList();
            Set<Section> sections = new TreeSet<>(change.sections());
            named.forEach(each -> sections.addAll(each.sections()));
            Named only = named.size() == 1 || change instanceof EntryChange && !named.isEmpty() ? named.get(0) : null;
            return new TimelineItem(
                    recorded,
                    ChangeType.of(change),
                    subjects.size() == 1 || change instanceof EntryChange ? entry(subjects) : null,
                    only == null ? null : only.title(),
                    only == null ? null : only.kind(),
                    named.stream().map(Named::kind).collect(Collectors.toUnmodifiableSet()),
                    List.copyOf(sections),
                    retracted.get(recorded.eventId()),
                    Difference.between(before, List.of(), after, List.of()).stream()
                            .map(EntryDifference::of)
                            .toList(),
                    SectionDifference.between(before, after));
        }

        private static @Nullable String entry(Set<String> subjects) {
            return subjects.stream()
                    .findFirst()
                    .filter(subject -> !subject.equals(SECTIONS))
                    .orElse(null);
        }

        private History about(Set<String> subjects) {
            List<RecordedChange> changes = subjects.stream()
                    .flatMap(subject -> bySubject.getOrDefault(subject, List.of()).stream())
                    .toList();
            return History.of(code, changes);
        }

        /** A retraction shows on the day from which the retracted change would have been true. */
        private LocalDate day(RecordedChange recorded) {
            LocalDate own = recorded.change().stand().takesEffect();
            return Target.of(recorded, byEvent::get)
                    .map(target -> target.change().change().stand().takesEffect())
                    .filter(day -> day.isAfter(own))
                    .orElse(own);
        }

        /** The entries that a change is about, the one it names first; the sections themselves are a subject too. */
        private Set<String> subjects(RecordedChange recorded) {
            return Target.of(recorded, byEvent::get)
                    .map(target -> subjects(target.change().change()))
                    .orElseGet(Set::of);
        }

        private static Set<String> subjects(ProfileChange change) {
            Set<String> subjects = new LinkedHashSet<>();
            if (change instanceof EntryChange entryChange) {
                subjects.add(entryChange.entry());
                if (change instanceof HSP4ProjectsMerged merged) {
                    subjects.addAll(merged.merged());
                }
            } else if (change instanceof SummaryRevised revised) {
                subjects.add(revised.entry() == null ? SECTIONS : revised.entry());
            } else if (change instanceof PlansRevisedDueToCovid revised) {
                revised.plans().stream().map(RevisedPlan::entry).forEach(subjects::add);
            } else {
                subjects.add(SECTIONS);
            }
            return subjects;
        }
    }

    /** How an entry or statement is called. */
    private record Named(@Nullable Text title, Kind kind, List<Section> sections) {

        private static Optional<Named> in(String id, Profile profile) {
            return profile.entry(id)
                    .map(entry -> new Named(entry.title(), entry.kind(), entry.sections()))
                    .or(() -> profile.statements().stream()
                            .filter(statement -> statement.id().equals(id))
                            .findFirst()
                            .map(statement -> new Named(
                                    statement.title(),
                                    Kind.STATEMENT,
                                    profile.sections().stream()
                                            .filter(section ->
                                                    section.statements().contains(statement))
                                            .map(section -> section.section())
                                            .toList())));
        }
    }
}
