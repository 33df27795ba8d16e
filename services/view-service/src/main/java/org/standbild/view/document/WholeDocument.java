package org.standbild.view.document;

import org.springframework.stereotype.Component;
import org.standbild.eventstore.Document;
import org.standbild.eventstore.Histories;
import org.standbild.profile.ProfileCode;
import org.standbild.view.point.PointInTime;

/** The document as readers open it. */
@Component
public final class WholeDocument {

    private final Histories histories;

    WholeDocument(Histories histories) {
        this.histories = histories;
    }

    public Document at(PointInTime point) {
        Document document = Document.at(histories, point.stand(), point.position());
        return point.knownAt() == null
                ? document
                : new Document(
                        document.stand(),
                        point.knownAt(),
                        document.position(),
                        document.coverage(),
                        document.profiles());
    }

    /** The document, of which only one profile is shown. */
    public Document at(PointInTime point, ProfileCode profile) {
        Document all = at(point);
        return new Document(
                all.stand(),
                all.knownAt(),
                all.position(),
                all.coverage(),
                all.profiles().stream().filter(each -> each.code() == profile).toList());
    }
}
