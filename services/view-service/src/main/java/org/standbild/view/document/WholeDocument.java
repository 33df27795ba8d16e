package org.standbild.view.document;

import java.util.EnumSet;
import java.util.Set;
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
        return at(point, EnumSet.allOf(ProfileCode.class));
    }

    /** The document, of which only one profile is shown. */
    public Document at(PointInTime point, ProfileCode profile) {
        return at(point, EnumSet.of(profile));
    }

    private Document at(PointInTime point, Set<ProfileCode> shown) {
        Document document = Document.at(histories, point.stand(), point.position(), shown);
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
