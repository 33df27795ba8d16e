package org.standbild.eventstore.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;

/** BSON in the data file; Java serialisation for the few values inside the server that BSON has no type for. */
final class Bytes {

    private static final byte BSON = 1;
    private static final byte JAVA = 2;

    private Bytes() {}

    static void write(WriteBuffer buffer, Document document) {
        ByteBuf bytes = Unpooled.buffer(512);
        try {
            BsonEncoder.encodeDocument(document, bytes);
            buffer.put(BSON).putVarInt(bytes.readableBytes());
            buffer.put(bytes.nioBuffer());
        } catch (IllegalArgumentException e) {
            writeSerialized(buffer, document);
        } finally {
            bytes.release();
        }
    }

    private static void writeSerialized(WriteBuffer buffer, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_SERIALIZATION, "Cannot write {0}", value, e);
        }
        buffer.put(JAVA).putVarInt(bytes.size()).put(bytes.toByteArray());
    }

    static Document read(ByteBuffer buffer) {
        byte kind = buffer.get();
        byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bytes);
        if (kind == BSON) {
            return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Document) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_SERIALIZATION, "Cannot read a value", e);
        }
    }

    /** Roughly what a value takes in memory; only the cache asks. */
    static int memory(Object value) {
        if (value instanceof String text) {
            return 48 + text.length();
        }
        if (value instanceof Document document) {
            int size = 128;
            for (var entry : document.entrySet()) {
                size += 80 + memory(entry.getValue());
            }
            return size;
        }
        if (value instanceof Iterable<?> values) {
            int size = 64;
            for (Object element : values) {
                size += 8 + memory(element);
            }
            return size;
        }
        if (value instanceof de.bwaldvogel.mongo.bson.BinData data) {
            return 48 + data.getData().length;
        }
        return 24;
    }
}
