package org.standbild.view.page;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.eventstore.Document;
import org.standbild.profile.Coverage;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Profile;
import org.standbild.profile.Source;
import org.standbild.view.matrix.StrategiesRow;
import org.standbild.webframe.Said;
import org.standbild.webframe.Words;

/**
 * The whole document at the point that a reader asked for, in the order of the report.
 *
 * @param annex the Länder's skills strategies, a row each
 */
record DocumentView(Document document, Asked asked, List<Chapter> chapters, List<StrategiesRow> annex) {

    /**
     * A profile.
     *
     * @param ground the source that it rests on; absent when there is none
     * @param sources those that its entries cite, and those it lists, by title
     */
    record Chapter(Profile profile, @Nullable Source ground, List<SectionView> sections, List<Source> sources) {

        static Chapter of(Profile profile) {
            Ground ground = Ground.of(profile);
            return new Chapter(
                    profile,
                    ground.source(),
                    SectionView.of(profile, ground),
                    Stream.concat(
                                    profile.entries().stream().flatMap(entry -> entry.sources().stream()),
                                    profile.statements().stream().flatMap(said -> said.sources().stream()))
                            .collect(Collectors.toMap(
                                    source -> source.title() + source.url(), source -> source, (one, same) -> one))
                            .values()
                            .stream()
                            .sorted(Comparator.comparing(Source::title, String.CASE_INSENSITIVE_ORDER))
                            .toList());
        }

        public String anchor() {
            return profile.code().slug();
        }

        public boolean isEmpty() {
            return sections.stream().allMatch(SectionView::isEmpty);
        }
    }

    static DocumentView of(Document document, Asked asked, List<StrategiesRow> annex) {
        return new DocumentView(
                document, asked, document.profiles().stream().map(Chapter::of).toList(), annex);
    }

    public LocalDate day() {
        return document.stand();
    }

    public boolean isReconstructed() {
        return document.coverage() == Coverage.RECONSTRUCTED;
    }

    public boolean isEmpty() {
        return chapters.stream().allMatch(Chapter::isEmpty);
    }

    /** The knowledge asked, as addresses of other formats say it; absent for all that is known. */
    public @Nullable String knownAt() {
        return asked.known() == null ? null : asked.known().toString();
    }

    /** What differs between this point and today, or the document as it was shipped when this is today. */
    public String comparison() {
        boolean today = asked.day().equals(asked.today());
        return Address.of(
                "/vergleich",
                today ? "toStand" : "fromStand",
                today ? "" : asked.day().toString(),
                today ? "toKnownAt" : "fromKnownAt",
                asked.knownAt());
    }

    /** A date in words. */
    public String date(EntryDate date, Words words) {
        return Said.of(date, words);
    }
}
