package org.standbild.feed.change;

import java.util.List;

/**
 * Some changes, oldest first.
 *
 * @param deleted what a subscriber with this filter was told earlier and counts no longer, where the retraction itself does not match
 * @param next the position to ask after the next time: everything up to it was looked at
 * @param head the newest position; those without a public change count
 * @param more whether the next request would answer with changes at once
 */
public record ChangeList(List<ChangeItem> changes, List<Deleted> deleted, long next, long head, boolean more) {

    boolean says() {
        return !changes.isEmpty() || !deleted.isEmpty();
    }
}
