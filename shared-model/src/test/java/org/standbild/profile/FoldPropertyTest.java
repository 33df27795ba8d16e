package org.standbild.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import tools.jackson.databind.node.ObjectNode;

/** What holds for every history: any types, any Stand, any order of arrival. */
class FoldPropertyTest {

    private static final List<String> SLUGS = List.of("puma", "regionalprogramm", "zab");
    private static final List<String> STANDS = List.of(
            "2016-10-01", "2019", "2019-09", "../2019-12", "2020-02", "2020-02-29", "2020-05", "2020-22", "2030");

    /** Where in time and knowledge one looks. */
    record Point(LocalDate stand, long position) {}

    @Property(tries = 150)
    void theOrderOfArrivalDoesNotMatter(
            @ForAll("logs") List<RecordedChange> log, @ForAll("points") Point point, @ForAll Random random) {
        List<RecordedChange> shuffled = new ArrayList<>(log);
        Collections.shuffle(shuffled, random);
        History oneByOne = History.of(ProfileCode.DE_BW);
        for (RecordedChange change : shuffled) {
            oneByOne = oneByOne.with(List.of(change));
        }

        assertThat(oneByOne.changes()).isEqualTo(log);
        assertThat(view(oneByOne, point)).isEqualTo(view(of(log), point));
        assertThat(view(of(shuffled), point)).isEqualTo(view(of(log), point));
    }

    @Property(tries = 150)
    void whatIsRecordedLaterIsNeverSeenAtAnEarlierKnowledge(
            @ForAll("logs") List<RecordedChange> log, @ForAll("points") Point point) {
        List<RecordedChange> known = log.stream()
                .filter(change -> change.position() <= point.position())
                .toList();

        assertThat(of(log).at(point.stand(), point.position()))
                .isEqualTo(of(known).at(point.stand()));
    }

    @Property(tries = 150)
    void anInstantKnowsWhatAPositionKnows(@ForAll("logs") List<RecordedChange> log, @ForAll("points") Point point) {
        History history = of(log);
        for (RecordedChange change : log) {
            long position = history.positionAt(change.recordedAt());

            assertThat(history.known(position))
                    .allMatch(each -> !each.recordedAt().isAfter(change.recordedAt()));
            assertThat(log.subList(history.known(position).size(), log.size()))
                    .allMatch(each -> each.recordedAt().isAfter(change.recordedAt()));
        }
    }

    @Property(tries = 150)
    void foldingTwiceIsFoldingOnce(@ForAll("logs") List<RecordedChange> log, @ForAll("points") Point point) {
        List<RecordedChange> twice = new ArrayList<>(log);
        twice.addAll(log);

        assertThat(view(of(twice), point)).isEqualTo(view(of(log), point));
        assertThat(view(of(log).with(log), point)).isEqualTo(view(of(log), point));
        assertThat(of(log).with(log).changes()).isEqualTo(log);
    }

    @Property(tries = 150)
    void aViewIsTheFoldOfExactlyTheEffectiveChanges(
            @ForAll("logs") List<RecordedChange> log, @ForAll("points") Point point) {
        List<RecordedChange> effective = of(log).effective(point.stand(), point.position());

        assertThat(of(effective).at(point.stand()).sections())
                .isEqualTo(view(of(log), point).sections());
        assertThat(effective)
                .allMatch(change -> change.position() <= point.position())
                .allMatch(change ->
                        !change.takesEffect().isAfter(point.stand()) || change.change() instanceof ChangeRetracted)
                .doesNotHaveDuplicates();
    }

    @Property(tries = 500)
    void aFoldThatGoesOnFromAPrefixIsTheFoldFromTheBeginning(
            @ForAll("logs") List<RecordedChange> log,
            @ForAll("points") Point point,
            @ForAll @IntRange(min = 1, max = 5) int every) {
        List<RecordedChange> byStand = log.stream()
                .sorted(Comparator.comparing(RecordedChange::takesEffect).thenComparingLong(RecordedChange::position))
                .toList();
        List<RecordedChange> known = of(log).known(point.position());

        assertThat(new FoldedPrefixes(log, byStand, every)
                        .at(point.stand(), point.position())
                        .profile(ProfileCode.DE_BW, known))
                .isEqualTo(Fold.profile(
                        ProfileCode.DE_BW, point.stand(), known, of(log).effective(point.stand(), point.position())));
    }

    @Property(tries = 150)
    void aViewDoesNotDifferFromItself(@ForAll("logs") List<RecordedChange> log, @ForAll("points") Point point) {
        Profile profile = view(of(log), point);
        List<RecordedChange> effective = of(log).effective(point.stand(), point.position());

        assertThat(Difference.between(profile, effective, view(of(log), point), effective))
                .isEmpty();
    }

    @Property(tries = 150)
    void aDifferenceTurnedRoundTakesBackWhatItSays(
            @ForAll("logs") List<RecordedChange> log, @ForAll("points") Point from, @ForAll("points") Point to) {
        List<Difference> there = between(of(log), from, to);
        List<Difference> back = between(of(log), to, from);

        assertThat(back.stream().map(Difference::entry))
                .containsExactlyInAnyOrderElementsOf(
                        there.stream().map(Difference::entry).toList());
        assertThat(back.stream()
                        .flatMap(difference -> difference.fields().stream())
                        .map(field -> new FieldDifference(field.field(), field.after(), field.before())))
                .containsExactlyInAnyOrderElementsOf(there.stream()
                        .flatMap(difference -> difference.fields().stream())
                        .toList());
    }

    private static List<Difference> between(History history, Point from, Point to) {
        return Difference.between(
                view(history, from),
                history.effective(from.stand(), from.position()),
                view(history, to),
                history.effective(to.stand(), to.position()));
    }

    private static History of(List<RecordedChange> log) {
        return History.of(ProfileCode.DE_BW, log);
    }

    private static Profile view(History history, Point point) {
        return history.at(point.stand(), point.position());
    }

    @Provide
    Arbitrary<Point> points() {
        return Combinators.combine(
                        Arbitraries.of(
                                "2016-10-01", "2019-10-31", "2020-02-29", "2020-04-30", "2020-07-01", "2031-01-01"),
                        Arbitraries.longs().between(-1, 40))
                .as((stand, position) -> new Point(LocalDate.parse(stand), position));
    }

    /** Up to 25 changes at rising positions with gaps, recorded at instants that never fall. */
    @Provide
    Arbitrary<List<RecordedChange>> logs() {
        Arbitrary<ProfileChange> change = Combinators.combine(
                        Arbitraries.of(ChangeType.class),
                        Arbitraries.of(SLUGS),
                        Arbitraries.of(STANDS),
                        Arbitraries.integers().between(0, 30))
                .as(FoldPropertyTest::change);
        Arbitrary<int[]> step =
                Arbitraries.integers().between(1, 3).tuple2().map(steps -> new int[] {steps.get1(), steps.get2() - 1});
        return Combinators.combine(change.list().ofMaxSize(25), step.list().ofSize(25))
                .as((changes, steps) -> {
                    List<RecordedChange> log = new ArrayList<>();
                    long position = -1;
                    Instant at = Recording.PUBLISHED;
                    for (int i = 0; i < changes.size(); i++) {
                        position += steps.get(i)[0];
                        at = at.plusSeconds(steps.get(i)[1]);
                        log.add(Recording.recorded(position, at, changes.get(i)));
                    }
                    return List.copyOf(log);
                });
    }

    /** The example of its type, about another entry, with another Stand; a retraction names the event of some position. */
    private static ProfileChange change(ChangeType type, String slug, String stand, int retracts) {
        ObjectNode json = Changes.stored(type);
        json.putObject("stand").put("edtf", stand);
        if (json.has("entry")) {
            json.put("entry", slug);
        }
        if (json.has("retracts")) {
            json.put("retracts", "event-" + retracts);
        }
        if (json.has("merged")) {
            json.putArray("merged").add(SLUGS.get(0)).add(SLUGS.get(1));
        }
        json.path("plans").forEach(plan -> ((ObjectNode) plan).put("entry", slug));
        return Changes.read(json);
    }
}
