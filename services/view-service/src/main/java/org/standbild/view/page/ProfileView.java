package org.standbild.view.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.standbild.eventstore.CanonicalDocument;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Coverage;
import org.standbild.profile.Entry;
import org.standbild.profile.History;
import org.standbild.profile.Kind;
import org.standbild.profile.LastChange;
import org.standbild.profile.Profile;
import org.standbild.profile.RecordedChange;
import org.standbild.profile.Section;
import org.standbild.profile.Source;
import org.standbild.profile.Statement;
import org.standbild.profile.Status;
import org.standbild.profile.Text;
import org.standbild.view.answer.Answers;
import org.standbild.webframe.Words;

/**
 * A profile at the point that a reader asked for, and the way to its other points.
 *
 * @param laterRecords how many changes were recorded after the knowledge that is shown
 * @param earliest the first day on which something is known of it; absent when nothing is
 * @param recordingDays the days on which something was recorded
 */
record ProfileView(
        Profile profile,
        Asked asked,
        String home,
        Ground foundation,
        List<SectionView> sections,
        List<Withdrawn> withdrawn,
        TimeLine line,
        int laterRecords,
        @Nullable LocalDate earliest,
        List<LocalDate> recordingDays) {

    static ProfileView of(History history, Asked asked) {
        long position = asked.point().position();
        Profile profile = history.at(asked.day(), position);
        Ground ground = Ground.of(profile);
        List<RecordedChange> everything = history.effective(LocalDate.MAX, position);
        TimeLine line = TimeLine.of(everything, asked.day(), asked.today());
        return new ProfileView(
                profile,
                asked,
                "/laender/" + history.code().slug(),
                ground,
                SectionView.of(profile, ground),
                Withdrawn.of(history, profile, asked.day(), position),
                line,
                history.changes().size() - history.known(position).size(),
                line.marks().isEmpty() ? null : line.marks().get(0).day(),
                history.changes().stream()
                        .map(change -> LocalDate.ofInstant(change.recordedAt(), Words.ZONE))
                        .distinct()
                        .toList());
    }

    public boolean isReconstructed() {
        return profile.coverage() == Coverage.RECONSTRUCTED;
    }

    public boolean isFuture() {
        return asked.day().isAfter(asked.today());
    }

    /** Whether anything shown may have happened only after the day asked. */
    public boolean isImprecise() {
        return profile.entries().stream().anyMatch(Entry::imprecise)
                || profile.statements().stream().anyMatch(Statement::imprecise);
    }

    public boolean isToday() {
        return asked.day().equals(asked.today());
    }

    public boolean isEmpty() {
        return sections.stream().allMatch(SectionView::isEmpty);
    }

    /** How many entries have which status, sources left out; in the order of the statuses. */
    public Map<Status, Integer> tally() {
        Map<Status, Integer> tally = new EnumMap<>(Status.class);
        profile.entries().stream()
                .filter(entry -> entry.kind() != Kind.REFERENCE && entry.kind() != Kind.BODY)
                .forEach(entry -> tally.merge(entry.status(), 1, Integer::sum));
        return tally;
    }

    /** This profile at another Stand, with the same knowledge. */
    public String at(String stand) {
        return address(stand, asked.knownAt());
    }

    /** This profile at the same Stand, as it was known then; empty for all that is known. */
    public String known(String knownAt) {
        return address(asked.stand(), knownAt);
    }

    /** The point by both clocks, to be quoted: it will always show the same. */
    public String permalink() {
        Instant known = profile.knownAt() == null ? asked.known() : profile.knownAt();
        return address(asked.day().toString(), known == null ? "" : known.toString());
    }

    /** The same point from the API. */
    public String json() {
        return "/api/profiles/" + profile.code() + permalink().substring(home.length());
    }

    /** Of what {@link #json()} answers, byte by byte. */
    public String sha256() {
        byte[] answer = Answers.json(profile, true).getBody();
        return CanonicalDocument.sha256(Objects.requireNonNull(answer));
    }

    /** What differs between this point and today, or the document as it was shipped when this is today. */
    public String comparison() {
        return comparison("");
    }

    /** The same of one entry alone. */
    public String comparison(String entry) {
        String end = isToday() ? "to" : "from";
        String day = isToday() ? "" : asked.day().toString();
        return Address.of(home + "/vergleich", end + "Stand", day, end + "KnownAt", asked.knownAt(), "entry", entry);
    }

    private String address(String stand, String knownAt) {
        return Address.of(home, "stand", stand, "knownAt", knownAt);
    }

    /** What sort of change it was that touched something last. */
    public Text label(LastChange change) {
        return ChangeType.named(change.type()).map(ChangeType::label).orElseGet(() -> Text.de(change.type()));
    }

    /** The source that the profile rests on, named once; absent when there is none. */
    public @Nullable Source ground() {
        return foundation.source();
    }

    /** Those among the sources that are not named for the whole profile already. */
    public List<Source> own(List<Source> sources) {
        return foundation.without(sources);
    }

    public String anchor(Section section) {
        return SectionView.anchor(section);
    }
}
