package org.standbild.profile;

import org.jspecify.annotations.Nullable;

/**
 * One field that reads differently at two points.
 *
 * @param field as in an entry's JSON; a date is {@code dates.start}, words are {@code title.de}
 * @param before absent when there was nothing
 * @param after absent when there is nothing any more
 */
public record FieldDifference(
        String field, @Nullable Object before, @Nullable Object after) {}
