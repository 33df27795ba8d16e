package org.standbild.view.document;

import org.springframework.stereotype.Component;
import org.standbild.eventstore.Document;
import org.standbild.eventstore.Histories;
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
}
