package org.standbild.feed.archive;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.standbild.feed.archive.FeedPage.Deleted;
import org.standbild.feed.archive.FeedPage.Range;
import org.standbild.feed.archive.FeedPage.Told;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeItems;

/**
 * Cuts the log into pages of {@value #SIZE} positions (RFC 5005, section 4). What a page says follows from the log up to its last position
 * alone, so once the log has reached that it never changes, for any filter.
 *
 * <p>A retraction is told where it was recorded, as a deletion of its change; the page that told the change stays as it is.
 */
@Component
public class FeedPages {

    /** Addresses of pages carry their bounds, but those out there were cut like this: another size would break their links. */
    static final int SIZE = 50;

    private final ChangeItems items;

    FeedPages(ChangeItems items) {
        this.items = items;
    }

    /** What is newest: whole pages from the end of the log back, until there are {@value #SIZE} entries or no more pages. */
    public FeedPage newest(ChangeFilter filter) {
        long head = items.head();
        long page = (head + 1) / SIZE;
        Content content = new Content(filter);
        content.add(range(page), head);
        while (page > 0 && content.told.size() < SIZE) {
            page--;
            content.add(range(page), head);
        }
        return new FeedPage(null, false, content.told, content.deleted, older(page, filter), null);
    }

    /** The document for those positions; empty when pages are not cut there or the log has not come to its first. */
    public Optional<FeedPage> page(long first, long last, ChangeFilter filter) {
        long head = items.head();
        if (first < 0 || first % SIZE != 0 || last != first + SIZE - 1 || first > head + 1) {
            return Optional.empty();
        }
        long page = first / SIZE;
        boolean archived = last <= head;
        Content content = new Content(filter);
        content.add(range(page), head);
        return Optional.of(new FeedPage(
                range(page),
                archived,
                content.told,
                content.deleted,
                older(page, filter),
                archived ? range(page + 1) : null));
    }

    private @Nullable Range older(long page, ChangeFilter filter) {
        for (long older = page - 1; older >= 0; older--) {
            if (holdsAnything(range(older), filter)) {
                return range(older);
            }
        }
        return null;
    }

    private boolean holdsAnything(Range range, ChangeFilter filter) {
        return items.between(range.first() - 1, range.last()).anyMatch(item -> items.concerns(item, filter));
    }

    private static Range range(long page) {
        return new Range(page * SIZE, page * SIZE + SIZE - 1);
    }

    /** Newest first, as far as the log reached when the document was asked for. */
    private final class Content {
        private final ChangeFilter filter;
        private final List<Told> told = new ArrayList<>();
        private final List<Deleted> deleted = new ArrayList<>();

        private Content(ChangeFilter filter) {
            this.filter = filter;
        }

        private void add(Range range, long head) {
            List<ChangeItem> newestFirst =
                    new ArrayList<>(items.between(range.first() - 1, Math.min(range.last(), head))
                            .toList());
            Collections.reverse(newestFirst);
            for (ChangeItem item : newestFirst) {
                if (filter.matches(item)) {
                    told.add(new Told(item, item.recordedAt()));
                }
                boolean takenBack = true;
                for (ChangeItem before : items.retractedThrough(item).toList()) {
                    if (filter.matches(before)) {
                        if (takenBack) {
                            deleted.add(new Deleted(before, item));
                        } else {
                            told.add(new Told(before, item.recordedAt()));
                        }
                    }
                    takenBack = !takenBack;
                }
            }
        }
    }
}
