package org.standbild.view.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Coverage;
import org.standbild.profile.Difference.Move;
import org.standbild.profile.LastChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;
import org.standbild.view.comparison.EntryDifference;
import org.standbild.view.comparison.FieldChange;
import org.standbild.view.comparison.ProfileComparison;
import org.standbild.view.comparison.Side;

/** What differs in a profile between two points that a reader asked for. */
record ComparisonView(ProfileCode code, ProfileComparison comparison, Asked from, Asked to) {

    public boolean isFaulty() {
        return from.isFaulty() || to.isFaulty();
    }

    public boolean isReconstructed() {
        return comparison.from().coverage() == Coverage.RECONSTRUCTED
                || comparison.to().coverage() == Coverage.RECONSTRUCTED;
    }

    /** Whether nothing at all is different. */
    public boolean isEmpty() {
        return comparison.differences().isEmpty()
                && comparison.sectionDifferences().isEmpty();
    }

    /** Whether anything differs field by field. */
    public boolean hasFields() {
        return !comparison.sectionDifferences().isEmpty()
                || !entries(Move.CHANGED).isEmpty();
    }

    public List<Move> moves() {
        return List.of(Move.CHANGED, Move.ADDED, Move.REMOVED);
    }

    public List<EntryDifference> entries(Move move) {
        return comparison.differences().stream()
                .filter(difference -> difference.move() == move)
                .toList();
    }

    public List<FieldView> fields(List<FieldChange> fields) {
        return fields.stream().map(FieldView::of).toList();
    }

    public Text label(LastChange change) {
        return ChangeType.named(change.type()).map(ChangeType::label).orElseGet(() -> Text.de(change.type()));
    }

    /** Where an entry stands in its profile: at the later point, or at the earlier one when it is gone. */
    public String entry(EntryDifference difference) {
        boolean gone = difference.move() == Move.REMOVED;
        return profile(gone ? comparison.from() : comparison.to(), gone ? from : to) + "#entry-" + difference.entry();
    }

    public String fromProfile() {
        return profile(comparison.from(), from);
    }

    public String toProfile() {
        return profile(comparison.to(), to);
    }

    /** The other way round. */
    public String swapped() {
        return address(home(), typed(to), to.knownAt(), typed(from), from.knownAt());
    }

    /** Both points by both clocks, to be quoted: it will always show the same. */
    public String permalink() {
        return fixed(home());
    }

    public String json() {
        return fixed("/api/profiles/" + code.code() + "/comparison");
    }

    private String home() {
        return "/laender/" + code.slug() + "/vergleich";
    }

    private String fixed(String path) {
        return address(
                path,
                comparison.from().stand().toString(),
                known(comparison.from()),
                comparison.to().stand().toString(),
                known(comparison.to()));
    }

    private String profile(Side side, Asked asked) {
        return Address.of(
                "/laender/" + code.slug(),
                "stand",
                side.stand().toString(),
                "knownAt",
                asked.known() == null ? "" : known(side));
    }

    /** An empty Stand means today, whichever way round. */
    private static String typed(Asked asked) {
        LocalDate day = asked.day();
        return asked.stand().isEmpty() ? day.toString() : asked.stand();
    }

    private static String known(Side side) {
        Instant known = side.knownAt();
        return known == null ? "" : known.toString();
    }

    private static String address(String path, String fromStand, String fromKnown, String toStand, String toKnown) {
        return Address.of(
                path, "fromStand", fromStand, "fromKnownAt", fromKnown, "toStand", toStand, "toKnownAt", toKnown);
    }
}
