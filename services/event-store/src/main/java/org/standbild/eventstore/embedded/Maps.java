package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.LongDataType;
import org.h2.mvstore.type.StringDataType;
import org.standbild.eventstore.embedded.JournaledMap.Recorder;

/** What lies in the data file under which name, and of which type. */
final class Maps {

    private static final String DOCUMENTS = "databases.";
    private static final String META = "meta.";
    private static final String CHECKPOINT = "standbild.checkpoint";
    private static final String INDEX = "._index_";

    private Maps() {}

    static MVMap<Object, EncodedDocument> documents(MVStore store, String collection) {
        return documents(store, collection, new MVMap.Builder<>());
    }

    static MVMap<Object, EncodedDocument> documents(MVStore store, String collection, Recorder recorder) {
        return documents(store, collection, new JournaledMap.Builder<>(recorder));
    }

    private static MVMap<Object, EncodedDocument> documents(
            MVStore store, String collection, MVMap.Builder<Object, EncodedDocument> builder) {
        return store.openMap(
                DOCUMENTS + collection, builder.keyType(ValueType.INSTANCE).valueType(EncodedDocument.Type.INSTANCE));
    }

    static MVMap<String, Object> meta(MVStore store, String collection) {
        return meta(store, collection, new MVMap.Builder<>());
    }

    static MVMap<String, Object> meta(MVStore store, String collection, Recorder recorder) {
        return meta(store, collection, new JournaledMap.Builder<>(recorder));
    }

    private static MVMap<String, Object> meta(MVStore store, String collection, MVMap.Builder<String, Object> builder) {
        return store.openMap(
                META + collection, builder.keyType(StringDataType.INSTANCE).valueType(ValueType.INSTANCE));
    }

    static MVMap<KeyValue, Object> index(MVStore store, String collection, String index) {
        return index(store, collection, index, new MVMap.Builder<>());
    }

    static MVMap<KeyValue, Object> index(MVStore store, String collection, String index, Recorder recorder) {
        return index(store, collection, index, new JournaledMap.Builder<>(recorder));
    }

    private static MVMap<KeyValue, Object> index(
            MVStore store, String collection, String index, MVMap.Builder<KeyValue, Object> builder) {
        return store.openMap(
                collection + INDEX + index, builder.keyType(KeyType.INSTANCE).valueType(ValueType.INSTANCE));
    }

    /** What the store says of itself: its own number, and the generation of the journal that begins after it. */
    static MVMap<String, Long> checkpoint(MVStore store) {
        return store.openMap(
                CHECKPOINT,
                new MVMap.Builder<String, Long>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(LongDataType.INSTANCE));
    }

    static boolean isData(String name) {
        return !name.equals(CHECKPOINT);
    }

    /** Any map with data, by the name it has in the file. */
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

    static void copy(MVMap<?, ?> from, MVStore to) {
        copyEntries(from, named(to, from.getName()));
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
