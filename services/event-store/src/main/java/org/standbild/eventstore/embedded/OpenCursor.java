package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a find has yet to send. Nothing of it is in memory but the one document that comes next. */
final class OpenCursor {

    /** MongoDB fills no batch beyond this; a driver refuses messages of more than 48 MB. */
    private static final int MOST_BYTES = 16 * 1024 * 1024;

    private final long id;
    private final String namespace;
    private final Iterator<EncodedDocument> found;
    private @Nullable EncodedDocument next;

    OpenCursor(long id, String namespace, Iterator<EncodedDocument> found) {
        this.id = id;
        this.namespace = namespace;
        this.found = found;
        advance();
    }

    private void advance() {
        next = found.hasNext() ? found.next() : null;
    }

    long id() {
        return id;
    }

    boolean isAtEnd() {
        return next == null;
    }

    /**
     * The answer with the next batch: as many documents as are wanted and fit, and one at least where one is wanted, for no
     * document is too large to be answered.
     */
    Document answer(String batch, int wanted, boolean last) {
        List<EncodedDocument> documents = new ArrayList<>(Math.min(wanted, 1_000));
        long bytes = 0;
        while (next != null
                && documents.size() < wanted
                && (documents.isEmpty() || bytes + next.size() <= MOST_BYTES)) {
            documents.add(next);
            bytes += next.size();
            advance();
        }
        Document cursor = new Document("id", last || isAtEnd() ? 0L : id)
                .append("ns", namespace)
                .append(batch, new Batch(documents));
        Document answer = new Document("cursor", cursor);
        Utils.markOkay(answer);
        return answer;
    }
}
