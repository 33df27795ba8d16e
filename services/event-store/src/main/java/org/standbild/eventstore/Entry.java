package org.standbild.eventstore;

import java.nio.charset.StandardCharsets;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBinaryWriter;
import org.bson.BsonType;
import org.bson.RawBsonDocument;
import org.bson.io.BasicOutputBuffer;
import org.jspecify.annotations.Nullable;

/**
 * One event as it lies in the log.
 *
 * @param stream the aggregate's identifier, absent for an event of no aggregate
 * @param timestamp as the application gave it, ISO 8601
 * @param payload String or byte[], as the serializer writes
 * @param metaData String or byte[]
 */
record Entry(
        @Nullable String stream,
        long sequence,
        @Nullable String aggregateType,
        String id,
        String timestamp,
        String payloadType,
        @Nullable String revision,
        Object payload,
        Object metaData,
        @Nullable Erasure erasure) {

    /** What is left of an erased payload: its digest, and why it is gone. */
    record Erasure(byte[] digest, String reason, String at) {}

    Entry(
            @Nullable String stream,
            long sequence,
            @Nullable String aggregateType,
            String id,
            String timestamp,
            String payloadType,
            @Nullable String revision,
            Object payload,
            Object metaData) {
        this(stream, sequence, aggregateType, id, timestamp, payloadType, revision, payload, metaData, null);
    }

    Entry erased(String reason, String at) {
        Erasure gone = new Erasure(contentDigest(payload), reason, at);
        return new Entry(stream, sequence, aggregateType, id, timestamp, payloadType, revision, "", metaData, gone);
    }

    static String streamKey(String stream, long sequence) {
        return "s:" + stream + "#" + sequence;
    }

    static String idKey(String id) {
        return "e:" + id;
    }

    byte[] digest() {
        return Digests.sha256(fields(), payloadDigest(), metaDataDigest());
    }

    /** All that says which event it is and where it stands, as it goes into the digest. */
    byte[] fields() {
        Digests.Bytes fields = new Digests.Bytes();
        fields.text(stream).number(sequence).text(aggregateType).text(id);
        return fields.text(timestamp).text(payloadType).text(revision).toByteArray();
    }

    byte[] payloadDigest() {
        return erasure != null ? erasure.digest() : contentDigest(payload);
    }

    byte[] metaDataDigest() {
        return contentDigest(metaData);
    }

    private static byte[] contentDigest(Object content) {
        return Digests.sha256(bytes(content));
    }

    private static byte[] bytes(Object content) {
        return content instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : (byte[]) content;
    }

    RawBsonDocument toBson() {
        BasicOutputBuffer buffer = new BasicOutputBuffer(512);
        try (BsonBinaryWriter writer = new BsonBinaryWriter(buffer)) {
            writer.writeStartDocument();
            if (stream != null) {
                writer.writeString("s", stream);
                writer.writeInt64("q", sequence);
            }
            if (aggregateType != null) {
                writer.writeString("a", aggregateType);
            }
            writer.writeString("i", id);
            writer.writeString("t", timestamp);
            writer.writeString("p", payloadType);
            if (revision != null) {
                writer.writeString("r", revision);
            }
            if (erasure == null) {
                write(writer, "d", payload);
            } else {
                writer.writeStartDocument("x");
                writer.writeBinaryData("d", new BsonBinary(erasure.digest()));
                writer.writeString("w", erasure.reason());
                writer.writeString("t", erasure.at());
                writer.writeEndDocument();
            }
            write(writer, "m", metaData);
            writer.writeEndDocument();
        }
        return new RawBsonDocument(buffer.toByteArray());
    }

    private static void write(BsonBinaryWriter writer, String name, Object content) {
        if (content instanceof String text) {
            writer.writeString(name, text);
        } else {
            writer.writeBinaryData(name, new BsonBinary((byte[]) content));
        }
    }

    static Entry read(BsonBinaryReader reader) {
        String stream = null;
        long sequence = 0;
        String aggregateType = null;
        String id = "";
        String timestamp = "";
        String payloadType = "";
        String revision = null;
        Object payload = "";
        Object metaData = "";
        Erasure erasure = null;
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "s" -> stream = reader.readString();
                case "q" -> sequence = reader.readInt64();
                case "a" -> aggregateType = reader.readString();
                case "i" -> id = reader.readString();
                case "t" -> timestamp = reader.readString();
                case "p" -> payloadType = reader.readString();
                case "r" -> revision = reader.readString();
                case "d" -> payload = readContent(reader);
                case "m" -> metaData = readContent(reader);
                case "x" -> erasure = readErasure(reader);
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new Entry(
                stream, sequence, aggregateType, id, timestamp, payloadType, revision, payload, metaData, erasure);
    }

    private static Erasure readErasure(BsonBinaryReader reader) {
        byte[] digest = new byte[0];
        String reason = "";
        String at = "";
        reader.readStartDocument();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            switch (reader.readName()) {
                case "d" -> digest = reader.readBinaryData().getData();
                case "w" -> reason = reader.readString();
                case "t" -> at = reader.readString();
                default -> reader.skipValue();
            }
        }
        reader.readEndDocument();
        return new Erasure(digest, reason, at);
    }

    private static Object readContent(BsonBinaryReader reader) {
        return switch (reader.getCurrentBsonType()) {
            case STRING -> reader.readString();
            case BINARY -> reader.readBinaryData().getData();
            default -> throw new IllegalStateException("Unexpected content " + reader.getCurrentBsonType());
        };
    }
}
