package org.standbild.view.matrix;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Entry;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Kind;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Section;
import org.standbild.profile.Text;

/**
 * A Land's skills strategies: its entries of that kind, and whatever the annex lists as one, which may be an alliance or a programme.
 *
 * @param strategies those of the annex first
 */
public record StrategiesRow(
        ProfileCode profile, String name, String slug, Situation situation, Text label, List<Listed> strategies)
        implements MatrixRow {

    /** Where the document speaks of a strategy. */
    public enum Situation {
        NOT_MENTIONED("nicht erwähnt", "not mentioned"),
        IN_TEXT("nur im Text", "in the text only"),
        IN_ANNEX("in der Tabelle des Anhangs", "in the annex table");

        private final Text label;

        Situation(String de, String en) {
            this.label = new Text(de, en);
        }
    }

    /**
     * A strategy.
     *
     * @param annex absent when the annex does not list it
     */
    @Schema(name = "ListedStrategy")
    public record Listed(Entry entry, @Nullable Annex annex) {}

    /**
     * A row of the annex table.
     *
     * @param date when the annex says it was last brought up to date; absent when it says nothing
     */
    @Schema(name = "AnnexRow")
    public record Annex(Text title, @Nullable EntryDate date) {}

    static StrategiesRow of(Profile profile) {
        List<Listed> strategies = profile.entries().stream()
                .filter(entry -> entry.kind() == Kind.STRATEGY || isInAnnex(entry))
                .map(entry -> new Listed(entry, isInAnnex(entry) ? annex(entry) : null))
                .sorted(Comparator.comparing(listed -> listed.annex() == null))
                .toList();
        Situation situation = strategies.isEmpty()
                ? Situation.NOT_MENTIONED
                : strategies.get(0).annex() == null ? Situation.IN_TEXT : Situation.IN_ANNEX;
        return new StrategiesRow(
                profile.code(), profile.name(), profile.code().slug(), situation, situation.label, strategies);
    }

    private static boolean isInAnnex(Entry entry) {
        return entry.sections().contains(Section.ANHANG) && entry.kind() != Kind.REFERENCE;
    }

    private static Annex annex(Entry entry) {
        return new Annex(
                entry.title(),
                entry.dates().stream()
                        .filter(date -> "Anhang".equals(date.source()))
                        .min(Comparator.comparing(date -> !date.what().equals("last_updated")))
                        .orElse(null));
    }
}
