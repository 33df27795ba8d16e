package org.standbild.feed.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.stereotype.Component;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeItems;
import org.standbild.webframe.Words;

/** Looks for changes from the newest back, page by page. A page is named by the position next to it, so that it holds when more are recorded. */
@Component
class Listings {

    static final int SIZE = 20;
    private static final int STRIDE = 200;

    private final ChangeItems items;

    Listings(ChangeItems items) {
        this.items = items;
    }

    Listing newest(Selection selection) {
        return before(selection, Long.MAX_VALUE);
    }

    /** The newest of those recorded before that position. */
    Listing before(Selection selection, long position) {
        long head = items.head();
        long first = first(selection);
        long last = Math.min(last(selection, head), position == Long.MAX_VALUE ? head : position - 1);
        List<ChangeItem> found = new ArrayList<>();
        long end = last;
        while (end >= first && found.size() <= SIZE) {
            long start = Math.max(first, end - STRIDE + 1);
            List<ChangeItem> stride = new ArrayList<>(items.between(start - 1, end)
                    .filter(selection.filter()::matches)
                    .toList());
            Collections.reverse(stride);
            found.addAll(stride);
            end = start - 1;
        }
        boolean hasOlder = found.size() > SIZE;
        List<ChangeItem> shown = hasOlder ? found.subList(0, SIZE) : found;
        boolean hasNewer = position <= head
                && items.between(position - 1, last(selection, head)).anyMatch(selection.filter()::matches);
        return new Listing(List.copyOf(shown), head, hasNewer, hasOlder);
    }

    /** Those next to that position that were recorded after it; the newest page when these would not fill one. */
    Listing after(Selection selection, long position) {
        long head = items.head();
        List<ChangeItem> found =
                new ArrayList<>(items.between(Math.max(position, first(selection) - 1), last(selection, head))
                        .filter(selection.filter()::matches)
                        .limit(SIZE + 1L)
                        .toList());
        if (found.size() <= SIZE) {
            return newest(selection);
        }
        List<ChangeItem> shown = new ArrayList<>(found.subList(0, SIZE));
        Collections.reverse(shown);
        return new Listing(List.copyOf(shown), head, true, true);
    }

    private long first(Selection selection) {
        LocalDate from = selection.from();
        return from == null ? 0 : items.lastBefore(from.atStartOfDay(Words.ZONE).toInstant()) + 1;
    }

    private long last(Selection selection, long head) {
        LocalDate to = selection.to();
        return to == null
                ? head
                : Math.min(
                        head,
                        items.lastBefore(to.plusDays(1).atStartOfDay(Words.ZONE).toInstant()));
    }
}
