package org.standbild.feed.page;

import java.util.List;
import java.util.stream.Stream;
import org.standbild.feed.archive.Addresses;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Section;

/**
 * The page of changes.
 *
 * @param live whether it can be added to as changes are recorded: only where it begins with the newest
 */
record ChangesView(Selection selection, Listing listing, List<Shown> changes, boolean live, String language) {

    static final String PATH = "/aenderungen";

    public List<ProfileCode> profiles() {
        return List.of(ProfileCode.values());
    }

    public List<Section> sections() {
        return List.of(Section.values());
    }

    public List<Kind> kinds() {
        return List.of(Kind.values());
    }

    public List<ChangeClass> classes() {
        return List.of(ChangeClass.values());
    }

    /** By name in the page's language. */
    public List<ChangeType> types() {
        return Stream.of(ChangeType.values())
                .sorted((one, other) -> one.label()
                        .in(language)
                        .compareToIgnoreCase(other.label().in(language)))
                .toList();
    }

    public String entries() {
        String typed = selection.typed().get("entry");
        return typed != null ? typed : String.join(", ", selection.filter().entry());
    }

    public String day(String parameter) {
        Object day = parameter.equals("from") ? selection.from() : selection.to();
        return day != null ? day.toString() : selection.typed().getOrDefault(parameter, "");
    }

    /** This selection from its newest change on. */
    public String address() {
        return address(selection.query());
    }

    public String older() {
        return address(selection.query(
                "before=" + changes.get(changes.size() - 1).item().position()));
    }

    public String newer() {
        return address(selection.query(
                changes.isEmpty() ? "" : "after=" + changes.get(0).item().position()));
    }

    private static String address(String query) {
        return query.isEmpty() ? PATH : PATH + "?" + query;
    }

    public String atom() {
        return Addresses.withQuery("/feeds/changes.atom", selection.filter(), language);
    }

    public String jsonFeed() {
        return Addresses.withQuery("/feeds/changes.json", selection.filter(), language);
    }

    public String stream() {
        return Addresses.withQuery("/feeds/changes/stream", selection.filter(), "de");
    }

    public String pull() {
        return Addresses.withQuery("/api/changes", selection.filter(), "de");
    }
}
