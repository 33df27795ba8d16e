package org.standbild.feed.page;

import java.util.List;
import org.standbild.feed.change.ChangeItem;

/**
 * Some changes, newest first.
 *
 * @param head the position up to which was looked
 * @param hasNewer whether others that were selected are newer than these
 * @param hasOlder whether others are older
 */
record Listing(List<ChangeItem> items, long head, boolean hasNewer, boolean hasOlder) {}
