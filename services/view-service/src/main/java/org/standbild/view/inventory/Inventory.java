package org.standbild.view.inventory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.standbild.eventstore.Histories;
import org.standbild.profile.Entry;
import org.standbild.profile.Kind;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.ProfileSection;
import org.standbild.profile.Section;
import org.standbild.profile.Status;

/**
 * The counts of every profile at one point.
 *
 * @param rows one a profile, Bund first
 */
public record Inventory(List<Row> rows) {

    /**
     * The counts of one profile.
     *
     * @param entries all entries; statements are counted apart
     * @param kinds every kind, also those of which there is none
     * @param statuses of all entries but references, which have none to speak of
     * @param sections entries and statements that a section mentions; absent for a section that the profile does not have
     */
    public record Row(
            ProfileCode profile,
            String name,
            int entries,
            int statements,
            int undatedPlans,
            Map<Kind, Long> kinds,
            Map<Status, Long> statuses,
            Map<Section, Integer> sections) {}

    public static Inventory at(Histories histories, LocalDate stand, long position) {
        List<Row> rows = new ArrayList<>();
        for (ProfileCode code : ProfileCode.values()) {
            rows.add(row(histories.of(code).at(stand, position)));
        }
        return new Inventory(rows);
    }

    private static Row row(Profile profile) {
        List<Entry> entries = profile.entries();
        Map<Kind, Long> kinds = new LinkedHashMap<>();
        Arrays.stream(Kind.values())
                .filter(kind -> kind != Kind.STATEMENT)
                .forEach(kind -> kinds.put(
                        kind,
                        entries.stream().filter(entry -> entry.kind() == kind).count()));
        Map<Status, Long> statuses = new LinkedHashMap<>();
        Arrays.stream(Status.values())
                .forEach(status -> statuses.put(
                        status,
                        entries.stream()
                                .filter(entry -> entry.kind() != Kind.REFERENCE && entry.status() == status)
                                .count()));
        Map<Section, Integer> sections = new LinkedHashMap<>();
        for (ProfileSection section : profile.sections()) {
            sections.put(
                    section.section(),
                    section.entries().size() + section.statements().size());
        }
        int undatedPlans = (int) entries.stream()
                .filter(entry -> entry.status() == Status.PLANNED
                        && entry.dates().stream().noneMatch(date -> date.what().equals("planned_start")))
                .count();
        return new Row(
                profile.code(),
                profile.name(),
                entries.size(),
                profile.statements().size(),
                undatedPlans,
                kinds,
                statuses,
                sections);
    }
}
