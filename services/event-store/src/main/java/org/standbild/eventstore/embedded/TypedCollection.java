package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryMatcher;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.Page;
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

    // --- found as it lies there

    /**
     * What a find finds, in its order and as everything is at this moment. It is read as it is taken, and nothing is decoded that nobody
     * has to look into, unless it must be sorted. The version of the store has to be in use until then.
     */
    synchronized Iterator<EncodedDocument> find(Document command) {
        Document filter = part(command, "filter");
        Document sort = part(command, "sort");
        Document projection = part(command, "projection");
        int skip = Cursors.number(command.get("skip"), 0);
        int limit = Cursors.number(command.get("limit"), 0);
        Index<Object> index = getIndexes().stream()
                .filter(each -> each.canHandle(filter))
                .findFirst()
                .orElse(null);
        IdRange range = index == null && "_id".equals(getIdField()) ? IdRange.of(filter) : null;
        Stream<EncodedDocument> found;
        Document rest = filter;
        if (index != null) {
            found = at(index.getPositions(filter));
            rest = isAnsweredByAnIndex(filter) ? EVERYTHING : filter;
        } else if (range != null) {
            found = within(range, filter, isDescending(sort));
            rest = EVERYTHING;
        } else {
            found = inOrder(null, null, isDescending(sort)).map(Map.Entry::getValue);
        }
        if (!isNatural(sort) && (index != null || !isByIdentifier(sort))) {
            return matchDocumentsFromStream(
                            found.map(EncodedDocument::document), rest, sort, skip, limit, 0, projection)
                    .collectDocuments()
                    .stream()
                    .map(EncodedDocument::of)
                    .iterator();
        }
        if (!rest.isEmpty()) {
            found = matching(found, rest);
        }
        if (skip > 0) {
            found = found.skip(skip);
        }
        if (limit > 0) {
            found = found.limit(limit);
        }
        return (projection.isEmpty() ? found : found.map(document -> projected(document, projection))).iterator();
    }

    private static Document part(Document command, String name) {
        return command.get(name) instanceof Document part ? part : EVERYTHING;
    }

    private static boolean isNatural(Document sort) {
        return sort.isEmpty() || sort.keySet().iterator().next().equals("$natural");
    }

    private boolean isByIdentifier(Document sort) {
        return sort.size() == 1 && sort.containsKey("_id") && "_id".equals(getIdField());
    }

    private boolean isDescending(Document sort) {
        return isByIdentifier(sort) ? Cursors.number(sort.get("_id"), 1) < 0 : isNaturalDescending(sort);
    }

    private static Stream<EncodedDocument> matching(Stream<EncodedDocument> documents, Document query) {
        QueryMatcher matcher = new DefaultQueryMatcher();
        return documents.filter(document -> matcher.matches(document.document(), query));
    }

    private Stream<Map.Entry<Object, EncodedDocument>> inOrder(
            @Nullable Object from, @Nullable Object to, boolean descending) {
        Cursor<Object, EncodedDocument> cursor = documents.cursor(from, to, descending);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(cursor, Spliterator.ORDERED), false)
                .map(key -> Map.entry(key, cursor.getValue()));
    }

    /** Only an identifier that is no whole number needs a look into its document. */
    private Stream<EncodedDocument> within(IdRange range, Document query, boolean descending) {
        QueryMatcher matcher = new DefaultQueryMatcher();
        return (descending
                        ? inOrder(range.after(), range.before(), true)
                        : inOrder(range.before(), range.after(), false))
                .filter(entry -> entry.getKey() instanceof Long id
                        ? range.contains(id)
                        : matcher.matches(entry.getValue().document(), query))
                .map(Map.Entry::getValue);
    }

    private Stream<EncodedDocument> at(Iterable<Object> positions) {
        Page<Object, EncodedDocument> root = documents.getRootPage();
        return StreamSupport.stream(positions.spliterator(), false).map(position -> documents.get(root, position));
    }

    private EncodedDocument projected(EncodedDocument document, Document projection) {
        return EncodedDocument.of(
                matchDocumentsFromStream(Stream.of(document.document()), EVERYTHING, null, 0, 0, 0, projection)
                        .iterator()
                        .next());
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
