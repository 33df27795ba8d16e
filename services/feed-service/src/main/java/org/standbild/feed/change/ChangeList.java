package org.standbild.feed.change;

import java.util.List;

/**
 * Some changes, oldest first.
 *
 * @param next the position to ask after the next time: everything up to it was looked at
 * @param head the newest position; those without a public change count
 * @param more whether the next request would answer with changes at once
 */
public record ChangeList(List<ChangeItem> changes, long next, long head, boolean more) {}
