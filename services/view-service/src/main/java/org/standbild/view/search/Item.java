package org.standbild.view.search;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Entry;
import org.standbild.profile.Kind;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Role;
import org.standbild.profile.Section;
import org.standbild.profile.Statement;
import org.standbild.profile.Status;
import org.standbild.profile.Text;

/**
 * An entry or a statement, as it is searched.
 *
 * @param status absent for a statement
 */
record Item(
        ProfileCode profile,
        String id,
        Kind kind,
        @Nullable Text title,
        @Nullable Text text,
        @Nullable Status status,
        boolean negative,
        List<Section> sections,
        List<String> aliases,
        List<String> bodies,
        List<String> locations) {

    static Item of(Profile profile, Entry entry) {
        return new Item(
                profile.code(),
                entry.id(),
                entry.kind(),
                plain(entry.title()),
                plain(entry.summary()),
                entry.status(),
                false,
                entry.sections(),
                entry.aliases(),
                entry.roles().stream().map(Role::body).distinct().toList(),
                entry.locations());
    }

    static Item of(Profile profile, Statement statement) {
        return new Item(
                profile.code(),
                statement.id(),
                Kind.STATEMENT,
                plain(statement.title()),
                plain(statement.text()),
                null,
                statement.negative(),
                profile.sections().stream()
                        .filter(section -> section.statements().stream()
                                .anyMatch(each -> each.id().equals(statement.id())))
                        .map(section -> section.section())
                        .toList(),
                List.of(),
                List.of(),
                List.of());
    }

    /** The wording that is searched in that field. */
    List<String> in(Field field) {
        return switch (field) {
            case TITLE -> said(title, "de");
            case TITLE_EN -> said(title, "en");
            case TEXT -> said(text, "de");
            case TEXT_EN -> said(text, "en");
            case ALIAS -> aliases;
            case BODY -> bodies;
            case PLACE -> locations;
            case PROFILE ->
                Stream.of(profile.label().de(), profile.label().in("en"))
                        .distinct()
                        .toList();
        };
    }

    private static List<String> said(@Nullable Text text, String language) {
        if (text == null) {
            return List.of();
        }
        String said = language.equals("en") ? text.en() : text.de();
        return said == null ? List.of() : List.of(said);
    }

    /** Without soft hyphens, which would part a word. */
    private static @Nullable Text plain(@Nullable Text text) {
        return text == null
                ? null
                : new Text(
                        text.de().replace("\u00ad", ""),
                        text.en() == null ? null : text.en().replace("\u00ad", ""));
    }
}
