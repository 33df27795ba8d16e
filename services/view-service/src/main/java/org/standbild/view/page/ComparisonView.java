package org.standbild.view.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Difference.Move;
import org.standbild.profile.LastChange;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Text;
import org.standbild.view.comparison.EntryDifference;
import org.standbild.view.comparison.FieldChange;
import org.standbild.view.comparison.ProfileComparison;

/** What differs in a profile between two points that a reader asked for. */
record ComparisonView(ProfileComparison comparison, ComparedPoints points) {

    public ProfileCode code() {
        return comparison.profile();
    }

    /** Whether nothing at all is different. */
    public boolean isEmpty() {
        return comparison.differences().isEmpty()
                && comparison.sectionDifferences().isEmpty();
    }

    /** Whether anything differs field by field. */
    public boolean hasFields() {
        return !comparison.sectionDifferences().isEmpty()
                || comparison.differences().stream().anyMatch(difference -> difference.move() == Move.CHANGED);
    }

    /** Changed, new, gone; none that is empty. */
    public Map<Move, List<EntryDifference>> moves() {
        return List.of(Move.CHANGED, Move.ADDED, Move.REMOVED).stream()
                .filter(move -> !entries(move).isEmpty())
                .collect(Collectors.toMap(move -> move, this::entries, (one, other) -> one, LinkedHashMap::new));
    }

    private List<EntryDifference> entries(Move move) {
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
        return (gone ? fromProfile() : toProfile()) + "#entry-" + difference.entry();
    }

    public String fromProfile() {
        return points.from().page(profile(), comparison.from());
    }

    public String toProfile() {
        return points.to().page(profile(), comparison.to());
    }

    private String profile() {
        return "/laender/" + code().slug();
    }

    /** This page without what was asked. */
    public String home() {
        return profile() + "/vergleich";
    }

    public String swapped() {
        return points.swapped(home());
    }

    public String permalink() {
        return points.fixed(home());
    }

    public String json() {
        return points.fixed("/api/profiles/" + code().code() + "/comparison");
    }

    /** All entries of the profile instead of one. */
    public String all() {
        return points.all(home());
    }

    /** All profiles instead of one. */
    public String document() {
        return points.all("/vergleich");
    }

    /** The same two points of this profile alone. */
    public String alone() {
        return points.at(home());
    }
}
