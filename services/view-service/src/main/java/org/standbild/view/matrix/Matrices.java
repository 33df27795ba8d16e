package org.standbild.view.matrix;

import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.standbild.eventstore.Document;
import org.standbild.profile.Profile;
import org.standbild.profile.ProfileCode;
import org.standbild.view.document.WholeDocument;
import org.standbild.view.point.PointInTime;

/** The topics in all 16 Länder, at any point of the two clocks. */
@Component
public final class Matrices {

    private final WholeDocument document;

    Matrices(WholeDocument document) {
        this.document = document;
    }

    public Matrix<? extends MatrixRow> of(Topic topic, PointInTime point) {
        return switch (topic) {
            case ZENTRALE_AUSLAENDERBEHOERDE -> authorities(point);
            case STRATEGIES -> strategies(point);
            case HSP4 -> hsp4(point);
        };
    }

    public Matrix<AuthorityRow> authorities(PointInTime point) {
        return matrix(Topic.ZENTRALE_AUSLAENDERBEHOERDE, point, AuthorityRow::of);
    }

    public Matrix<StrategiesRow> strategies(PointInTime point) {
        return matrix(Topic.STRATEGIES, point, StrategiesRow::of);
    }

    public Matrix<Hsp4Row> hsp4(PointInTime point) {
        return matrix(Topic.HSP4, point, Hsp4Row::of);
    }

    private <R extends MatrixRow> Matrix<R> matrix(Topic topic, PointInTime point, Function<Profile, R> row) {
        Document all = document.at(point);
        List<R> rows = all.profiles().stream()
                .filter(profile -> profile.code() != ProfileCode.DE)
                .map(row)
                .toList();
        return new Matrix<>(
                topic.slug(), topic.title(), all.stand(), all.knownAt(), all.position(), all.coverage(), rows);
    }
}
