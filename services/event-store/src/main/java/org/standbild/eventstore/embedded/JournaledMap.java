package org.standbild.eventstore.embedded;

import java.util.Map;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.type.DataType;
import org.jspecify.annotations.Nullable;

/** A map that tells of every change, in the moment in which it is made. */
final class JournaledMap<K, V> extends MVMap<K, V> {

    /** Whoever writes the changes down. */
    interface Recorder {

        /**
         * @param value the new value, absent when the key was removed
         */
        void changed(MVMap<?, ?> map, Object key, @Nullable Object value);
    }

    private final Recorder recorder;

    private JournaledMap(
            Map<String, Object> configuration, DataType<K> keyType, DataType<V> valueType, Recorder recorder) {
        super(configuration, keyType, valueType);
        this.recorder = recorder;
    }

    /** Every change passes here; what compaction moves is none. */
    @Override
    public @Nullable V operate(K key, @Nullable V value, DecisionMaker<? super V> decisionMaker) {
        V before = super.operate(key, value, decisionMaker);
        if (decisionMaker == DecisionMaker.PUT || isPutIfAbsent(decisionMaker) && before == null) {
            recorder.changed(this, key, value);
        } else if (decisionMaker == DecisionMaker.REMOVE && before != null) {
            recorder.changed(this, key, null);
        }
        return before;
    }

    /** The constant itself is hidden. What gives no value is compaction, and what else gives one is not used here. */
    private static boolean isPutIfAbsent(DecisionMaker<?> decisionMaker) {
        return decisionMaker.toString().equals("if_absent");
    }

    static final class Builder<K, V> extends MVMap.Builder<K, V> {

        private final Recorder recorder;

        Builder(Recorder recorder) {
            this.recorder = recorder;
        }

        @Override
        protected MVMap<K, V> create(Map<String, Object> configuration) {
            configuration.put("singleWriter", false);
            return new JournaledMap<>(configuration, getKeyType(), getValueType(), recorder);
        }
    }
}
