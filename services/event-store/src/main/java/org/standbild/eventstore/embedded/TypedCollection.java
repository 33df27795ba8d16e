package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A collection that keeps its documents encoded, does not do again what an index has done, and does not measure every document. */
final class TypedCollection extends AbstractSynchronizedMongoCollection<Object> {

    private static final Document EVERYTHING = new Document();

    private final MVMap<Object, EncodedDocument> documents;

    TypedCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            MVMap<Object, EncodedDocument> documents,
            CursorRegistry cursors) {
        super(database, name, options, cursors);
        this.documents = documents;
    }

    // --- how big they are would cost a second encoding, for a number that nobody asks for

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int difference) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected int getDataSize() {
        return 0;
    }

    // --- one document

    @Override
    protected Object addDocumentInternal(Document document) {
        Object key = getIdField() == null ? UUID.randomUUID() : Utils.getSubdocumentValue(document, getIdField());
        Object position = Missing.ofNullable(key);
        if (documents.put(position, EncodedDocument.of(document)) != null) {
            throw new IllegalStateException("There was a document " + key + " in " + getFullName() + " already");
        }
        return position;
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        EncodedDocument found = documents.get(position);
        return found == null ? null : found.document();
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        documents.put(position, EncodedDocument.of(after));
    }

    @Override
    protected void removeDocument(Object position) {
        if (documents.remove(position) == null) {
            throw new NoSuchElementException("There is no document " + position + " in " + getFullName());
        }
    }

    // --- all of them

    @Override
    public int count() {
        return documents.size();
    }

    @Override
    public boolean isEmpty() {
        return documents.isEmpty();
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return documents.entrySet().stream()
                .map(entry -> new DocumentWithPosition<>(entry.getValue().document(), entry.getKey()));
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, Document orderBy, int numberToSkip, int limit, int batchSize, Document fieldSelector) {
        Stream<EncodedDocument> all = isNaturalDescending(orderBy)
                ? documents.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey(ValueComparator.desc()))
                        .map(Map.Entry::getValue)
                : documents.values().stream();
        return matchDocumentsFromStream(
                all.map(EncodedDocument::document), query, orderBy, numberToSkip, limit, batchSize, fieldSelector);
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
