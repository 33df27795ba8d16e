package org.standbild.view.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ChangeRetracted;
import org.standbild.profile.EntryDate;
import org.standbild.profile.Kind;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Review;
import org.standbild.profile.Section;
import org.standbild.profile.Text;
import org.standbild.view.comparison.EntryDifference;
import org.standbild.view.comparison.FieldChange;
import org.standbild.view.timeline.Selection;
import org.standbild.view.timeline.TimelineItem;
import org.standbild.webframe.Said;
import org.standbild.webframe.Words;

/**
 * A profile's changes as the page lists them, and its entries' runtimes as it draws them.
 *
 * @param years the changes asked for, year by year, newest first
 * @param all how many changes there are without any filter
 */
record TimelineView(ProfileCode code, Asked asked, Lanes lanes, List<Year> years, int all) {

    /** What changed in a year by the clock asked. */
    record Year(int year, List<Item> items) {}

    /**
     * One change.
     *
     * @param replacement position of the change that says it right; absent when it was not retracted, or nothing replaces it
     * @param reason why this change takes another back; absent when it does not
     */
    record Item(
            TimelineItem told,
            List<Altered> altered,
            @Nullable Long replacement,
            @Nullable String reason) {

        /** Of its entry; of a statement without one its words. Absent when it is about none or several. */
        public @Nullable Text title() {
            String entry = told.entry();
            if (told.title() != null || entry == null) {
                return told.title();
            }
            return altered.stream()
                    .filter(each -> !each.isOther())
                    .map(Altered::title)
                    .findFirst()
                    .orElseGet(() -> Text.de(entry));
        }

        public boolean isUnreviewed() {
            return told.recorded().review() == Review.WITHOUT_SECOND_REVIEW;
        }
    }

    /**
     * What a change altered in one entry or section.
     *
     * @param isOther whether it is not the entry that the change names
     */
    record Altered(Text title, Text summary, boolean isOther, List<FieldView> fields) {}

    static TimelineView of(Profile profile, Asked asked, List<TimelineItem> items, Selection selection) {
        Map<String, Long> positions = new HashMap<>();
        items.forEach(
                item -> positions.put(item.recorded().eventId(), item.recorded().position()));
        List<TimelineItem> selected = selection.of(items);
        List<Year> years = new ArrayList<>();
        for (int i = selected.size() - 1; i >= 0; i--) {
            TimelineItem item = selected.get(i);
            int year = year(item, selection.sorting());
            if (years.isEmpty() || years.get(years.size() - 1).year() != year) {
                years.add(new Year(year, new ArrayList<>()));
            }
            years.get(years.size() - 1).items().add(item(item, positions));
        }
        return new TimelineView(
                profile.code(), asked, Lanes.of(profile, asked.today()), List.copyOf(years), items.size());
    }

    private static int year(TimelineItem item, Selection.Sorting sorting) {
        return sorting == Selection.Sorting.STAND
                ? item.recorded().change().stand().takesEffect().getYear()
                : item.recorded().recordedAt().atZone(Words.ZONE).getYear();
    }

    private static Item item(TimelineItem item, Map<String, Long> positions) {
        List<Altered> altered = new ArrayList<>();
        for (EntryDifference difference : item.differences()) {
            altered.add(new Altered(
                    difference.title(),
                    difference.summary(),
                    !difference.entry().equals(item.entry()),
                    lines(difference.fields())));
        }
        item.sectionDifferences()
                .forEach(section ->
                        altered.add(new Altered(section.title(), section.summary(), true, lines(section.fields()))));
        String replacedBy =
                item.retractedBy() == null ? null : item.retractedBy().replacedBy();
        return new Item(
                item,
                List.copyOf(altered),
                replacedBy == null ? null : positions.get(replacedBy),
                item.recorded().change() instanceof ChangeRetracted retraction ? retraction.reason() : null);
    }

    private static List<FieldView> lines(List<FieldChange> fields) {
        return fields.stream().map(FieldView::of).toList();
    }

    public int shown() {
        return years.stream().mapToInt(year -> year.items().size()).sum();
    }

    /** A date in words. */
    public String date(EntryDate date, Words words) {
        return Said.of(date, words);
    }

    public boolean isToday() {
        return asked.day().equals(asked.today());
    }

    public Section[] sections() {
        return Section.values();
    }

    public Kind[] kinds() {
        return Kind.values();
    }

    public ChangeClass[] classes() {
        return ChangeClass.values();
    }
}
