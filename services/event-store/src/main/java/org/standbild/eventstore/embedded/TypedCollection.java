package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection that does not do again what an index has done, and does not measure every document. */
final class TypedCollection extends H2Collection {

    private static final Document EVERYTHING = new Document();

    TypedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, Document> documents,
            MVMap<String, Object> meta,
            CursorRegistry cursors) {
        super(database, name, options, documents, meta, cursors);
    }

    /** It would be encoded a second time, for a number that nobody asks for. */
    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    /** What a unique index found by equality or {@code $in} needs no second look. */
    @Override
    protected QueryResult matchDocuments(
            Document query,
            Iterable<Object> positions,
            Document orderBy,
            int numberToSkip,
            int limit,
            int batchSize,
            Document fieldSelector) {
        Document rest = isAnsweredByAnIndex(query) ? EVERYTHING : query;
        return super.matchDocuments(rest, positions, orderBy, numberToSkip, limit, batchSize, fieldSelector);
    }

    private static boolean isAnsweredByAnIndex(Document query) {
        return query.size() == 1 && isExact(query.values().iterator().next());
    }

    private static boolean isExact(@Nullable Object value) {
        if (value instanceof Document operator) {
            return operator.size() == 1
                    && operator.get("$in") instanceof Collection<?> values
                    && values.stream().allMatch(TypedCollection::isPlain);
        }
        return isPlain(value);
    }

    private static boolean isPlain(@Nullable Object value) {
        return value instanceof String || value instanceof Long || value instanceof Integer;
    }
}
