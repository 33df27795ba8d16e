package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A unique index over a map whose keys are ordered without being serialised. */
final class TypedUniqueIndex extends AbstractUniqueIndex<Object> {

    private final MVMap<KeyValue, Object> positions;

    TypedUniqueIndex(MVMap<KeyValue, Object> positions, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.positions = positions;
    }

    @Override
    public synchronized void checkAdd(Document document, MongoCollection<Object> collection) {
        Collection<?> values = simpleValues(document);
        if (values == null) {
            super.checkAdd(document, collection);
            return;
        }
        for (Object value : values) {
            KeyValue key = new KeyValue(normalized(value));
            if (positions.containsKey(key)) {
                throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(value));
            }
        }
    }

    /** The collection has checked before, so that no key is looked up again. */
    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        Collection<?> values = simpleValues(document);
        if (values == null) {
            super.add(document, position, collection);
            return;
        }
        for (Object value : values) {
            KeyValue key = new KeyValue(normalized(value));
            Object other = positions.putIfAbsent(key, Missing.ofNullable(position));
            if (other != null && !other.equals(position)) {
                throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(value));
            }
        }
    }

    /** The texts or numbers of one field, which most documents have; nothing where the general way is needed. */
    private @Nullable Collection<?> simpleValues(Document document) {
        if (isSparse() || getKeys().size() != 1) {
            return null;
        }
        Object value = document.get(getKeys().get(0).getKey());
        if (isSimple(value)) {
            return List.of(value);
        }
        if (value instanceof Collection<?> values
                && !values.isEmpty()
                && values.stream().allMatch(TypedUniqueIndex::isSimple)) {
            return values;
        }
        return null;
    }

    /** The values of {@code $in}, in order, when all are texts or all are whole numbers. */
    private static @Nullable List<?> simplyIn(Document query) {
        if (query.size() == 1
                && query.values().iterator().next() instanceof Document operator
                && operator.size() == 1
                && operator.get("$in") instanceof Collection<?> values
                && (values.stream().allMatch(String.class::isInstance)
                        || values.stream().allMatch(Long.class::isInstance))) {
            return values.stream().sorted().toList();
        }
        return null;
    }

    private static boolean isSimple(@Nullable Object value) {
        return value instanceof String || value instanceof Long;
    }

    /** As the superclass stores it: a number as a double, where that is exact. */
    private static Object normalized(Object value) {
        return value instanceof Long number && number == (long) number.doubleValue()
                ? (Object) number.doubleValue()
                : value;
    }

    /** A document that has several of the queried keys is one document. */
    @Override
    public synchronized Iterable<Object> getPositions(Document query) {
        Set<Object> distinct = new LinkedHashSet<>();
        List<?> values = simplyIn(query);
        if (values == null) {
            super.getPositions(query).forEach(distinct::add);
            return distinct;
        }
        for (Object value : values) {
            Object position = positions.get(new KeyValue(normalized(value)));
            if (position != null) {
                distinct.add(position);
            }
        }
        return distinct;
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue keyValue) {
        return positions.remove(keyValue);
    }

    @Override
    protected boolean putKeyPosition(KeyValue keyValue, Object position) {
        return positions.putIfAbsent(keyValue, Missing.ofNullable(position)) == null;
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return positions.entrySet();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue keyValue) {
        return positions.get(keyValue);
    }

    @Override
    public long getCount() {
        return positions.sizeAsLong();
    }

    @Override
    public boolean isEmpty() {
        return positions.isEmpty();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }
}
