package org.standbild.profile;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a change may leave out. */
final class Given {

    private Given() {}

    static <T> List<T> list(@Nullable List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }
}
