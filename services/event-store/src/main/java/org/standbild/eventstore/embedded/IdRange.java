package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A query for identifiers between two whole numbers.
 *
 * @param first the smallest whole number that is asked for
 * @param last the largest
 */
record IdRange(long first, long last) {

    /** Absent where anything else is asked for. */
    static @Nullable IdRange of(Document query) {
        if (query.size() != 1 || !(query.get("_id") instanceof Document bounds) || bounds.isEmpty()) {
            return null;
        }
        long first = Long.MIN_VALUE;
        long last = Long.MAX_VALUE;
        for (Map.Entry<String, Object> bound : bounds.entrySet()) {
            if (!(bound.getValue() instanceof Long value) || value == Long.MIN_VALUE || value == Long.MAX_VALUE) {
                return null;
            }
            switch (bound.getKey()) {
                case "$gte" -> first = value;
                case "$gt" -> first = value + 1;
                case "$lte" -> last = value;
                case "$lt" -> last = value - 1;
                default -> {
                    return null;
                }
            }
        }
        return new IdRange(first, last);
    }

    /** Where to begin to look, so that numbers of other types that are as large or a fraction away are not passed over. */
    @Nullable
    Object before() {
        return first == Long.MIN_VALUE ? null : (Object) (first - 1);
    }

    @Nullable
    Object after() {
        return last == Long.MAX_VALUE ? null : (Object) (last + 1);
    }

    boolean contains(long id) {
        return id >= first && id <= last;
    }
}
