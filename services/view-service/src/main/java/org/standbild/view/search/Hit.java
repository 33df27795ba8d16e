package org.standbild.view.search;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Kind;
import org.standbild.profile.ProfileCode;
import org.standbild.profile.Section;
import org.standbild.profile.Status;
import org.standbild.profile.Text;

/**
 * An entry or statement that was found.
 *
 * @param id of the entry or statement in its profile
 * @param title absent for a statement without one
 * @param text an entry's summary or what a statement says; absent when nothing is said
 * @param status on the day searched; absent for a statement
 * @param negative true for a statement that says that something is not there
 * @param page where the entry stands at the same point, with its anchor
 * @param highlights the wording that was found, in order: title, text, then whatever else has a hit
 */
public record Hit(
        ProfileCode profile,
        Text profileName,
        String id,
        Kind kind,
        @Nullable Text title,
        @Nullable Text text,
        @Nullable Status status,
        boolean negative,
        List<Section> sections,
        String page,
        List<Highlight> highlights) {

    /**
     * A wording cut where a hit begins and ends; together the pieces are the wording.
     *
     * @param field title, text, alias, body or location
     */
    public record Highlight(String field, String language, List<Piece> pieces) {}

    /** @param hit whether these letters were looked for */
    public record Piece(String text, boolean hit) {}

    /** The highlight of that field in that language, in German when there is none; absent when there is neither. */
    public @Nullable Highlight highlight(String field, String language) {
        Highlight german = null;
        for (Highlight each : highlights) {
            if (each.field().equals(field)) {
                if (each.language().equals(language)) {
                    return each;
                }
                german = german == null ? each : german;
            }
        }
        return german;
    }

    /** What was found beside title and text. */
    public List<Highlight> elsewhere() {
        return highlights.stream()
                .filter(each -> !each.field().equals("title") && !each.field().equals("text"))
                .toList();
    }
}
