package org.standbild.view.comparison;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.CovidCaveatRecorded;
import org.standbild.profile.Difference;
import org.standbild.profile.LastChange;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileOpened;
import org.standbild.profile.Section;
import org.standbild.profile.SectionChecked;
import org.standbild.profile.SummaryRevised;
import org.standbild.profile.Text;

/**
 * What differs in a section itself between two points: its summary, its caveats, and when it was last checked. Its entries are differences
 * of their own.
 *
 * @param causes absent in a timeline, where the change itself is the cause
 */
public record SectionDifference(
        Section section,
        Text title,
        Text summary,
        List<FieldChange> fields,
        @Nullable List<LastChange> causes) {

    /** Without the causes. */
    public static List<SectionDifference> between(Profile from, Profile to) {
        List<SectionDifference> differences = new ArrayList<>();
        Difference.ofSections(from, to)
                .forEach((section, fields) -> differences.add(new SectionDifference(
                        section,
                        section.title(),
                        Sentence.fields(fields.size()),
                        fields.stream().map(FieldChange::of).toList(),
                        null)));
        return differences;
    }

    /** Whether somebody looked at the section and found nothing to change. */
    boolean isOnlyChecked() {
        return fields.stream().allMatch(field -> field.field().equals("lastChecked"));
    }

    SectionDifference because(List<LastChange> causes) {
        return new SectionDifference(section, title, summary, fields, causes);
    }

    static boolean touches(ProfileChange change, Section section) {
        if (change instanceof SummaryRevised revised) {
            return revised.entry() == null && revised.sections().contains(section);
        }
        return change instanceof CovidCaveatRecorded caveat && caveat.sections().contains(section)
                || change instanceof SectionChecked checked
                        && checked.sections().contains(section)
                || change instanceof ProfileOpened opened && opened.sections().contains(section);
    }
}
