package org.standbild.editorial.proposal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.editorial.account.Persons;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.History;

/** What is read of proposals: one is the fold of its stream, always the newest; lists come from an index beside the log. */
@Component
public class Proposals {

    private final EventStore events;
    private final ProposalIndex index;
    private final Histories histories;
    private final Persons persons;
    private final Clock clock;

    Proposals(EventStore events, ProposalIndex index, Histories histories, Persons persons, Clock clock) {
        this.events = events;
        this.index = index;
        this.histories = histories;
        this.persons = persons;
        this.clock = clock;
    }

    /** @throws Refused when there is no such proposal */
    public ProposalView find(String id) {
        return at(id, Long.MAX_VALUE);
    }

    public boolean exists(String id) {
        return Told.of(events, id, 1).isPresent();
    }

    /** The proposal as it was at that version. */
    public ProposalView at(String id, long version) {
        return view(id, Told.of(events, id, version).orElseThrow(() -> Refused.by(Rule.NO_SUCH_PROPOSAL)));
    }

    /** Names are resolved when they are shown. */
    public ProposalList list(ProposalList.Wanted wanted) {
        ProposalIndex.Found found = index.find(wanted);
        Map<String, String> names = persons.namesOf(
                found.rows().stream().map(ProposalIndex.Row::author).toList());
        return new ProposalList(
                found.rows().stream().map(row -> row(row, names)).toList(), found.total(), age(found.oldest()));
    }

    private ProposalRow row(ProposalIndex.Row row, Map<String, String> names) {
        return new ProposalRow(
                row.id(),
                row.profile(),
                row.note(),
                row.state(),
                name(names, row.author()),
                row.author(),
                row.version(),
                row.types(),
                row.createdAt(),
                row.updatedAt(),
                row.submittedAt(),
                row.state() == State.SUBMITTED ? age(row.submittedAt()) : null);
    }

    private ProposalView view(String id, Told told) {
        Story story = told.story();
        History history = histories.of(story.profile());
        Examination examination = story.state().isClosed()
                ? new Examination(List.of(), List.of(), story.classes(), List.of())
                : Examination.of(history, story.baseVersion(), story.changes());
        Map<String, String> names = persons.namesOf(people(story));
        return new ProposalView(
                id,
                story.profile(),
                story.note(),
                story.state(),
                name(names, story.author()),
                story.author(),
                story.writers().stream().map(writer -> name(names, writer)).toList(),
                story.version(),
                story.baseVersion(),
                history.version(),
                story.changes(),
                examination.classes(),
                story.moments().stream()
                        .filter(moment -> moment.type().equals(ProposalCommented.class.getSimpleName()))
                        .map(moment -> new ProposalView.Comment(
                                moment.at(),
                                name(names, moment.person()),
                                Objects.requireNonNullElse(moment.text(), ""),
                                moment.pointer(),
                                moment.version()))
                        .toList(),
                happenings(story.moments(), names),
                examination.mistakes(),
                examination.conflicts(),
                story.submittedAt(),
                story.state() == State.SUBMITTED ? age(story.submittedAt()) : null,
                recorded(told));
    }

    /** The same with names instead of ids. */
    List<ProposalView.Happening> happenings(List<Moment> moments) {
        return happenings(
                moments, persons.namesOf(moments.stream().map(Moment::person).toList()));
    }

    private static List<ProposalView.Happening> happenings(List<Moment> moments, Map<String, String> names) {
        return moments.stream()
                .map(moment -> new ProposalView.Happening(
                        moment.version(),
                        moment.at(),
                        name(names, moment.person()),
                        moment.type(),
                        moment.text(),
                        moment.pointer()))
                .toList();
    }

    private static Collection<String> people(Story story) {
        Set<String> people = new LinkedHashSet<>(story.writers());
        story.moments().forEach(moment -> people.add(moment.person()));
        return people;
    }

    private static String name(Map<String, String> names, String person) {
        return names.getOrDefault(person, person);
    }

    /** One commit holds the approval and, right after it, the changes. */
    private static ProposalView.@Nullable Recorded recorded(Told told) {
        List<ChangeClass> classes = told.story().classes();
        return classes.isEmpty()
                ? null
                : new ProposalView.Recorded(told.lastPosition() + 1, told.lastPosition() + classes.size());
    }

    /** To the second. */
    private @Nullable Duration age(@Nullable Instant since) {
        return since == null
                ? null
                : Duration.ofSeconds(
                        Math.max(0, Duration.between(since, clock.instant()).toSeconds()));
    }
}
