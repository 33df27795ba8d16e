package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** Any single value: an identifier, or where a document lies. The common ones are written and compared as they are. */
final class ValueType extends BasicDataType<Object> {

    static final ValueType INSTANCE = new ValueType();

    private static final byte LONG = 1;
    private static final byte STRING = 2;
    private static final byte DOUBLE = 3;
    private static final byte NULL = 4;
    private static final byte MISSING = 5;
    private static final byte OTHER = 6;

    @Override
    public int getMemory(Object value) {
        return memory(value);
    }

    /** Roughly what a value takes; only the cache asks. */
    static int memory(@Nullable Object value) {
        if (value instanceof String text) {
            return 48 + text.length();
        }
        if (value instanceof Document document) {
            return 128
                    + document.values().stream()
                            .mapToInt(part -> 80 + memory(part))
                            .sum();
        }
        return 24;
    }

    @Override
    public int compare(@Nullable Object a, @Nullable Object b) {
        return order(a, b);
    }

    static int order(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return 0;
        }
        if (a instanceof Long first && b instanceof Long second) {
            return first.compareTo(second);
        }
        if (a instanceof String first && b instanceof String second) {
            return first.compareTo(second);
        }
        if (a instanceof Double first && b instanceof Double second) {
            return first.compareTo(second);
        }
        int order = ValueComparator.ascWithoutListHandling().compare(a, b);
        if (order != 0 || a == null || b == null) {
            return order != 0 ? order : Boolean.compare(a != null, b != null);
        }
        return a.getClass().getName().compareTo(b.getClass().getName());
    }

    @Override
    public void write(WriteBuffer buffer, @Nullable Object value) {
        put(buffer, value);
    }

    static void put(WriteBuffer buffer, @Nullable Object value) {
        if (value instanceof Long number) {
            buffer.put(LONG).putVarLong(number);
        } else if (value instanceof String text) {
            buffer.put(STRING).putVarInt(text.length()).putStringData(text, text.length());
        } else if (value instanceof Double number) {
            buffer.put(DOUBLE).putLong(Double.doubleToRawLongBits(number));
        } else if (value == null) {
            buffer.put(NULL);
        } else if (value instanceof Missing) {
            buffer.put(MISSING);
        } else {
            EncodedDocument.of(new Document("v", value)).write(buffer.put(OTHER));
        }
    }

    @Override
    public @Nullable Object read(ByteBuffer buffer) {
        return get(buffer);
    }

    static @Nullable Object get(ByteBuffer buffer) {
        return switch (buffer.get()) {
            case LONG -> DataUtils.readVarLong(buffer);
            case STRING -> DataUtils.readString(buffer);
            case DOUBLE -> Double.longBitsToDouble(buffer.getLong());
            case NULL -> null;
            case MISSING -> Missing.getInstance();
            default -> EncodedDocument.read(buffer).document().get("v");
        };
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }
}
