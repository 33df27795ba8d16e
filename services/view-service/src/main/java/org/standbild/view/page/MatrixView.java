package org.standbild.view.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ProfileCode;
import org.standbild.view.matrix.Matrices;
import org.standbild.view.matrix.Matrix;
import org.standbild.view.matrix.MatrixRow;
import org.standbild.view.matrix.Topic;

/**
 * One topic in all Länder on one day, or on two days side by side.
 *
 * @param second absent when only one day is asked
 * @param empty whether nothing at all was known yet
 */
record MatrixView(Topic topic, Asked first, @Nullable Asked second, List<Line> lines, boolean empty) {

    /**
     * One Land.
     *
     * @param after absent when only one day is asked
     * @param changed the facts that read differently on the second day
     */
    record Line(
            ProfileCode land, MatrixCell before, @Nullable MatrixCell after, Set<String> changed) {

        public boolean isChanged(String fact) {
            return changed.contains(fact);
        }
    }

    static MatrixView of(Topic topic, Matrices matrices, Asked first, @Nullable Asked second) {
        Matrix<? extends MatrixRow> before = matrices.of(topic, first.point());
        Map<ProfileCode, MatrixCell> after = new HashMap<>();
        if (second != null) {
            matrices.of(topic, second.point()).rows().forEach(row -> after.put(row.profile(), MatrixCell.of(row)));
        }
        return new MatrixView(
                topic,
                first,
                second,
                before.rows().stream()
                        .map(row -> line(row.profile(), MatrixCell.of(row), after.get(row.profile())))
                        .toList(),
                before.position() < 0);
    }

    private static Line line(ProfileCode land, MatrixCell before, @Nullable MatrixCell after) {
        return new Line(land, before, after, after == null ? Set.of() : before.differencesTo(after));
    }

    public List<Line> changedLines() {
        return lines.stream().filter(line -> !line.changed().isEmpty()).toList();
    }

    public boolean isFaulty() {
        return first.isFaulty() || second != null && second.isFaulty();
    }

    public List<Topic> topics() {
        return List.of(Topic.values());
    }

    /** Another topic on the same days. */
    public String at(Topic other) {
        return address(other, first.stand(), second == null ? "" : second.stand());
    }

    /** The first day alone. */
    public String alone() {
        return address(topic, first.stand(), "");
    }

    /** The first day beside today. */
    public String withToday() {
        return address(topic, first.stand(), "heute");
    }

    /** The same from the API. */
    public String json(Asked day) {
        return Address.of("/api/matrix/" + topic.slug(), "stand", day.day().toString(), "knownAt", known(day));
    }

    /** The Land at the same point. */
    public String profile(ProfileCode land, Asked day) {
        return Address.of("/laender/" + land.slug(), "stand", day.day().toString(), "knownAt", known(day));
    }

    private static String known(Asked day) {
        return day.known() == null ? "" : day.known().toString();
    }

    private String address(Topic other, String stand, String secondStand) {
        String path = "/matrix/" + other.slug() + "?" + Address.parameter("stand", stand) + "&"
                + Address.parameter("vergleichStand", secondStand);
        return first.knownAt().isEmpty() ? path : path + "&" + Address.parameter("knownAt", first.knownAt());
    }
}
