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
import org.h2.mvstore.type.BasicDataType;

/**
 * A document as it lies in journal and data file: encoded once, and changed by nobody, so that a version of the store can be written
 * while commands go on. It is BSON, or Java serialisation for the few values inside the server that BSON has no type for.
 */
final class EncodedDocument {

    private static final byte BSON = 1;
    private static final byte JAVA = 2;

    private final byte kind;
    private final byte[] bytes;

    private EncodedDocument(byte kind, byte[] bytes) {
        this.kind = kind;
        this.bytes = bytes;
    }

    static EncodedDocument of(Document document) {
        ByteBuf buffer = Unpooled.buffer(1024);
        try {
            BsonEncoder.encodeDocument(document, buffer);
            byte[] bytes = new byte[buffer.readableBytes()];
            buffer.readBytes(bytes);
            return new EncodedDocument(BSON, bytes);
        } catch (IllegalArgumentException e) {
            return new EncodedDocument(JAVA, serialized(document));
        } finally {
            buffer.release();
        }
    }

    private static byte[] serialized(Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(document);
        } catch (IOException e) {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_SERIALIZATION, "Cannot write {0}", document, e);
        }
        return bytes.toByteArray();
    }

    /** Each time another one, which the caller may change. */
    Document document() {
        if (kind == BSON) {
            return BsonDecoder.decodeBson(Unpooled.wrappedBuffer(bytes));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (Document) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw DataUtils.newMVStoreException(DataUtils.ERROR_SERIALIZATION, "Cannot read a value", e);
        }
    }

    /** In bytes. */
    int size() {
        return bytes.length;
    }

    /** As BSON. */
    void write(ByteBuf out) {
        if (kind == BSON) {
            out.writeBytes(bytes);
        } else {
            BsonEncoder.encodeDocument(document(), out);
        }
    }

    void write(WriteBuffer buffer) {
        buffer.put(kind).putVarInt(bytes.length).put(bytes);
    }

    static EncodedDocument read(ByteBuffer buffer) {
        byte kind = buffer.get();
        byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bytes);
        return new EncodedDocument(kind, bytes);
    }

    /** How the data file reads and writes them. */
    static final class Type extends BasicDataType<EncodedDocument> {

        static final Type INSTANCE = new Type();

        @Override
        public int getMemory(EncodedDocument document) {
            return 48 + document.bytes.length;
        }

        @Override
        public void write(WriteBuffer buffer, EncodedDocument document) {
            document.write(buffer);
        }

        @Override
        public EncodedDocument read(ByteBuffer buffer) {
            return EncodedDocument.read(buffer);
        }

        @Override
        public EncodedDocument[] createStorage(int size) {
            return new EncodedDocument[size];
        }
    }
}
