package org.standbild.view.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.Text;
import org.standbild.view.comparison.Side;
import org.standbild.view.edition.Edition;
import org.standbild.view.edition.Editions;
import org.standbild.view.point.PointInTime;
import org.standbild.view.point.Points;

/**
 * One end of a comparison as a reader asked for it: a pair of clocks, or an edition, which fixes both.
 *
 * @param name {@code from} or {@code to}: what its parameters begin with
 * @param asked the two clocks; as if empty where an edition was chosen
 * @param slug of the edition as asked; empty when none is
 * @param edition absent when none is asked or there is none with that slug
 */
record ComparedPoint(
        String name, Asked asked, String slug, @Nullable Edition edition) {

    static ComparedPoint of(
            String name,
            @Nullable String stand,
            @Nullable String knownAt,
            @Nullable String slug,
            Points points,
            Editions editions) {
        String chosen = slug == null ? "" : slug.strip();
        Edition edition = editions.find(chosen).orElse(null);
        return new ComparedPoint(
                name,
                edition == null ? Asked.of(stand, knownAt, points) : Asked.of(null, null, points),
                chosen,
                edition);
    }

    PointInTime point() {
        return edition == null ? asked.point() : edition.point();
    }

    public boolean isFaulty() {
        return asked.isFaulty() || editionFault() != null;
    }

    public @Nullable Text editionFault() {
        return edition != null || slug.isEmpty()
                ? null
                : new Text("Die Ausgabe „" + slug + "“ gibt es nicht.", "There is no edition “" + slug + "”.");
    }

    /** The parameters as they were asked, at the other end when the sides change places. */
    String[] asTyped(String end) {
        String stand = edition == null && asked.stand().isEmpty() ? asked.day().toString() : asked.stand();
        return parameters(end, stand, asked.knownAt());
    }

    /** The parameters of the same point by both clocks. */
    String[] fixed(Side side) {
        return parameters(name, side.stand().toString(), known(side));
    }

    private String[] parameters(String end, String stand, String knownAt) {
        return edition == null
                ? new String[] {end + "Stand", stand, end + "KnownAt", knownAt}
                : new String[] {end + "Edition", edition.edition()};
    }

    /** A page at this point; with all that is known unless less was asked. */
    String page(String path, Side side) {
        boolean fixed = edition != null || asked.known() != null;
        return Address.of(path, "stand", side.stand().toString(), "knownAt", fixed ? known(side) : "");
    }

    private static String known(Side side) {
        Instant known = side.knownAt();
        return known == null ? "" : known.toString();
    }
}
