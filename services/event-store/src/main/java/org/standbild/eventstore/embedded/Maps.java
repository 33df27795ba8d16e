package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.StringDataType;

/** What lies in the data file under which name, and of which type. */
final class Maps {

    private static final String DOCUMENTS = "databases.";
    private static final String META = "meta.";
    private static final String INDEX = "._index_";

    private Maps() {}

    static MVMap<Object, Document> documents(MVStore store, String collection) {
        return store.openMap(
                DOCUMENTS + collection,
                new MVMap.Builder<Object, Document>()
                        .keyType(ValueType.INSTANCE)
                        .valueType(DocumentType.INSTANCE));
    }

    static MVMap<String, Object> meta(MVStore store, String collection) {
        return store.openMap(
                META + collection,
                new MVMap.Builder<String, Object>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ValueType.INSTANCE));
    }

    static MVMap<KeyValue, Object> index(MVStore store, String collection, String index) {
        return store.openMap(
                collection + INDEX + index,
                new MVMap.Builder<KeyValue, Object>().keyType(KeyType.INSTANCE).valueType(ValueType.INSTANCE));
    }

    /** Any map, by the name it has in the file. */
    static MVMap<?, ?> named(MVStore store, String name) {
        if (name.startsWith(DOCUMENTS)) {
            return documents(store, name.substring(DOCUMENTS.length()));
        }
        if (name.startsWith(META)) {
            return meta(store, name.substring(META.length()));
        }
        int index = name.lastIndexOf(INDEX);
        return index(store, name.substring(0, index), name.substring(index + INDEX.length()));
    }

    static void copy(MVMap<?, ?> from, long version, MVStore to) {
        copyEntries(from.openVersion(version), named(to, from.getName()));
    }

    @SuppressWarnings("unchecked")
    private static <K, V> void copyEntries(MVMap<?, ?> from, MVMap<?, ?> to) {
        var cursor = ((MVMap<K, V>) from).cursor(null);
        while (cursor.hasNext()) {
            K key = cursor.next();
            ((MVMap<K, V>) to).append(key, cursor.getValue());
        }
    }
}
