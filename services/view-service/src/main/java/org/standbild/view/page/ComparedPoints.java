package org.standbild.view.page;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Coverage;
import org.standbild.view.comparison.Side;

/**
 * The two ends of a comparison, and the addresses that lead on from there.
 *
 * @param entry the slug of the only entry asked for; absent when all are
 */
record ComparedPoints(
        ComparedPoint from,
        Side before,
        ComparedPoint to,
        Side after,
        @Nullable String entry) {

    public boolean isFaulty() {
        return from.isFaulty() || to.isFaulty();
    }

    public boolean isReconstructed() {
        return before.coverage() == Coverage.RECONSTRUCTED || after.coverage() == Coverage.RECONSTRUCTED;
    }

    public boolean hasSecondClock() {
        return !from.asked().knownAt().isEmpty() || !to.asked().knownAt().isEmpty();
    }

    /** The same comparison at another address. */
    String at(String path) {
        return address(path, from.asTyped("from"), to.asTyped("to"), entry);
    }

    String swapped(String path) {
        return address(path, to.asTyped("from"), from.asTyped("to"), entry);
    }

    /** Both points by both clocks, to be quoted: it will always show the same. */
    String fixed(String path) {
        return address(path, from.fixed(before), to.fixed(after), entry);
    }

    /** The same with all entries. */
    String all(String path) {
        return address(path, from.asTyped("from"), to.asTyped("to"), null);
    }

    private static String address(String path, String[] from, String[] to, @Nullable String entry) {
        return Address.of(
                path,
                Stream.of(from, to, new String[] {"entry", entry == null ? "" : entry})
                        .flatMap(Arrays::stream)
                        .toArray(String[]::new));
    }
}
