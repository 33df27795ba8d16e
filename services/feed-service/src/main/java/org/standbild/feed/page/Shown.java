package org.standbild.feed.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeWords;
import org.standbild.profile.Review;
import org.standbild.profile.Source;

/**
 * A change as the page shows it.
 *
 * @param reason of a correction or retraction; absent when the change needs none
 * @param replacement position of the change that says it right, where this one was retracted and replaced; else absent
 * @param retracted position of the change that this one takes back; absent when it takes none back
 */
record Shown(
        ChangeItem item,
        String sentence,
        List<Line> lines,
        List<Source> sources,
        @Nullable String reason,
        @Nullable Long replacement,
        @Nullable Long retracted) {

    static Shown of(ChangeItem item, List<Source> sources, @Nullable Long replacement, ChangeWords words) {
        return new Shown(
                item,
                words.sentence(item),
                item.differences().stream()
                        .map(difference -> new Line(words.field(difference, item), Piece.of(difference, words)))
                        .toList(),
                sources,
                words.reason(item),
                replacement,
                item.retracts() == null ? null : item.retracts().position());
    }

    /** The profile on the day that the change takes effect, as known since it was recorded; at the entry. */
    public String profile() {
        String entry = item.entry();
        return "/laender/" + item.profile().slug() + "?stand=" + item.takesEffect() + "&knownAt=" + item.recordedAt()
                + (entry == null ? "" : "#entry-" + URLEncoder.encode(entry, StandardCharsets.UTF_8));
    }

    public boolean isUnreviewed() {
        return item.review() == Review.WITHOUT_SECOND_REVIEW;
    }
}
