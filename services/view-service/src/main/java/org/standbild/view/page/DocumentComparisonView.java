package org.standbild.view.page;

import java.util.List;
import org.standbild.profile.ProfileCode;
import org.standbild.view.comparison.DocumentComparison;
import org.standbild.view.comparison.ProfileComparison;

/** What differs in the whole document between two points that a reader asked for. */
record DocumentComparisonView(DocumentComparison comparison, ComparedPoints points) {

    private static final String HOME = "/vergleich";

    /** The profiles in which anything differs. */
    public List<ComparisonView> differing() {
        return comparison.profiles().stream()
                .filter(ProfileComparison::differs)
                .map(profile -> new ComparisonView(profile, points))
                .toList();
    }

    /** The profiles that are the same at both points. */
    public List<ProfileCode> same() {
        return comparison.profiles().stream()
                .filter(profile -> !profile.differs())
                .map(ProfileComparison::profile)
                .toList();
    }

    public boolean hasFields() {
        return differing().stream().anyMatch(ComparisonView::hasFields);
    }

    public String fromDocument() {
        return points.from().page("/dokument", comparison.from());
    }

    public String toDocument() {
        return points.to().page("/dokument", comparison.to());
    }

    public String home() {
        return HOME;
    }

    public String swapped() {
        return points.swapped(HOME);
    }

    public String permalink() {
        return points.fixed(HOME);
    }

    public String json() {
        return points.fixed("/api/document/comparison");
    }
}
