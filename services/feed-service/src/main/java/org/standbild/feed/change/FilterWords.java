package org.standbild.feed.change;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ChangeType;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Section;
import org.standbild.profile.Text;

/** What a filter lets through, in words. */
public final class FilterWords {

    private FilterWords() {}

    /** "Hamburg oder Hessen; Korrektur"; for a filter that lets everything through: "alle Änderungen". */
    public static String of(ChangeFilter filter, String language) {
        boolean english = language.equals("en");
        String or = english ? " or " : " oder ";
        List<String> parts = new ArrayList<>();
        add(parts, or, filter.profile().stream().map(ProfileCode::label).map(label -> label.in(language)));
        add(parts, or, filter.section().stream().map(Section::title).map(title -> title.in(language)));
        add(parts, or, filter.kind().stream().map(Kind::label).map(label -> label.in(language)));
        add(parts, or, filter.changeClass().stream().map(ChangeClass::label).map(label -> label.in(language)));
        add(parts, or, filter.type().stream().map(FilterWords::typeLabel).map(label -> label.in(language)));
        add(parts, or, filter.entry().stream());
        return parts.isEmpty() ? (english ? "all changes" : "alle Änderungen") : String.join("; ", parts);
    }

    /** What a feed is called: readers that follow several must tell them apart in a list of names. */
    public static String title(ChangeFilter filter, ChangeWords words) {
        return "Standbild: "
                + (filter.query().isEmpty() ? words.either("Änderungen", "changes") : of(filter, words.language()));
    }

    private static void add(List<String> parts, String or, Stream<String> values) {
        String joined = values.collect(Collectors.joining(or));
        if (!joined.isEmpty()) {
            parts.add(joined);
        }
    }

    private static Text typeLabel(String type) {
        return Stream.of(ChangeType.values())
                .filter(known -> known.typeName().equals(type))
                .findFirst()
                .map(ChangeType::label)
                .orElseGet(() -> Text.de(type));
    }
}
