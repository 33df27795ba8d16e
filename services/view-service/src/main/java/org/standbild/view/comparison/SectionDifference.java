package org.standbild.view.comparison;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Caveat;
import org.standbild.profile.CaveatLayer;
import org.standbild.profile.CovidCaveatRecorded;
import org.standbild.profile.LastChange;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileChange;
import org.standbild.profile.ProfileOpened;
import org.standbild.profile.ProfileSection;
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
        Map<Section, ProfileSection> before = sections(from);
        Map<Section, ProfileSection> after = sections(to);
        List<SectionDifference> differences = new ArrayList<>();
        for (Section section : Section.values()) {
            List<FieldChange> fields = fields(before.get(section), after.get(section));
            if (!fields.isEmpty()) {
                differences.add(
                        new SectionDifference(section, section.title(), Sentence.fields(fields.size()), fields, null));
            }
        }
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

    /** A caveat as it is compared: under which plans stand, and in which words. */
    public record Reservation(CaveatLayer layer, @Nullable Text text) {}

    private static Map<Section, ProfileSection> sections(Profile profile) {
        Map<Section, ProfileSection> sections = new EnumMap<>(Section.class);
        profile.sections().forEach(section -> sections.put(section.section(), section));
        return sections;
    }

    private static List<FieldChange> fields(@Nullable ProfileSection before, @Nullable ProfileSection after) {
        List<FieldChange> fields = new ArrayList<>();
        Text old = before == null ? null : before.summary();
        Text young = after == null ? null : after.summary();
        add(fields, "summary.de", old == null ? null : old.de(), young == null ? null : young.de());
        add(fields, "summary.en", old == null ? null : old.en(), young == null ? null : young.en());
        add(fields, "caveats", caveats(before), caveats(after));
        add(fields, "lastChecked", lastChecked(before), lastChecked(after));
        return fields;
    }

    private static void add(List<FieldChange> fields, String field, @Nullable Object before, @Nullable Object after) {
        if (!Objects.equals(before, after)) {
            fields.add(FieldChange.of(field, before, after));
        }
    }

    private static @Nullable List<Reservation> caveats(@Nullable ProfileSection section) {
        List<Caveat> caveats = section == null ? List.of() : section.caveats();
        return caveats.isEmpty()
                ? null
                : caveats.stream()
                        .map(caveat -> new Reservation(caveat.layer(), caveat.text()))
                        .toList();
    }

    private static @Nullable LocalDate lastChecked(@Nullable ProfileSection section) {
        return Optional.ofNullable(section)
                .map(each -> each.freshness().lastChecked())
                .orElse(null);
    }
}
