package org.standbild.eventstore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.bson.BsonArray;
import org.bson.BsonBinary;
import org.bson.BsonBinaryReader;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/**
 * One document of the log: all events of one unit of work.
 *
 * @param position of the first event
 * @param time when it was recorded, in milliseconds since 1970, never before the previous commit's
 * @param newest the latest timestamp of any event so far, in milliseconds since 1970
 * @param backfilled whether {@code time} was given by an import instead of the clock
 */
record Commit(
        long ordinal,
        UUID id,
        String writer,
        long position,
        long time,
        long newest,
        boolean backfilled,
        List<Entry> entries,
        byte[] body,
        byte[] hash) {

    Commit with(List<Entry> others) {
        return new Commit(ordinal, id, writer, position, time, newest, backfilled, others, body, hash);
    }

    int count() {
        return entries.size();
    }

    long nextPosition() {
        return position + count();
    }

    Instant recordedAt() {
        return Instant.ofEpochMilli(time);
    }

    String hashPrefix() {
        return HexFormat.of().formatHex(hash, 0, 8);
    }

    LogToken token(int offset) {
        return new LogToken(ordinal, offset, position + offset, time, hashPrefix());
    }

    LogToken lastToken() {
        return token(count() - 1);
    }

    List<String> keys() {
        return keysOf(entries);
    }

    static List<String> keysOf(List<Entry> entries) {
        List<String> keys = new ArrayList<>(entries.size() * 2);
        for (Entry entry : entries) {
            if (entry.stream() != null) {
                keys.add(Entry.streamKey(entry.stream(), entry.sequence()));
            }
            keys.add(Entry.idKey(entry.id()));
        }
        return keys;
    }

    static List<String> keysIn(RawBsonDocument document) {
        return document.getArray("k").stream()
                .map(key -> key.asString().getValue())
                .toList();
    }

    static byte[] bodyOf(List<Entry> entries) {
        return Digests.sha256(entries.stream().map(Entry::digest).toArray(byte[][]::new));
    }

    /** All that is digested beside the events and the predecessor's hash. */
    byte[] header() {
        return new Digests.Bytes()
                .number(ordinal)
                .number(id.getMostSignificantBits())
                .number(id.getLeastSignificantBits())
                .text(writer)
                .number(position)
                .number(count())
                .number(time)
                .number(newest)
                .number(backfilled ? 1 : 0)
                .toByteArray();
    }

    byte[] expectedHash(byte[] previous) {
        return Digests.sha256(previous, header(), body);
    }

    Commit chainedTo(byte[] previous) {
        return new Commit(
                ordinal, id, writer, position, time, newest, backfilled, entries, body, expectedHash(previous));
    }

    boolean follows(byte[] previous) {
        return Arrays.equals(hash, expectedHash(previous));
    }

    boolean bodyIsIntact() {
        return Arrays.equals(body, bodyOf(entries));
    }

    BsonDocument toBson(List<RawBsonDocument> events, List<String> keys) {
        BsonArray k = new BsonArray(keys.size());
        keys.forEach(key -> k.add(new BsonString(key)));
        BsonDocument document = new BsonDocument("_id", new BsonInt64(ordinal))
                .append("c", new BsonBinary(id))
                .append("w", new BsonString(writer))
                .append("g", new BsonInt64(position))
                .append("n", new BsonInt32(count()))
                .append("t", new BsonInt64(time))
                .append("m", new BsonInt64(newest));
        if (backfilled) {
            document.append("y", BsonBoolean.TRUE);
        }
        return document.append("k", k)
                .append("e", new BsonArray(events))
                .append("b", new BsonBinary(body))
                .append("h", new BsonBinary(hash));
    }

    BsonDocument toBson() {
        return toBson(entries.stream().map(Entry::toBson).toList(), keys());
    }

    static Commit of(RawBsonDocument document) {
        long ordinal = -1;
        UUID id = new UUID(0, 0);
        String writer = "";
        long position = 0;
        int count = 0;
        long time = 0;
        long newest = 0;
        boolean backfilled = false;
        List<Entry> entries = List.of();
        byte[] body = Digests.GENESIS;
        byte[] hash = Digests.GENESIS;
        try (BsonBinaryReader reader =
                new BsonBinaryReader(document.getByteBuffer().asNIO())) {
            reader.readStartDocument();
            while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
                switch (reader.readName()) {
                    case "_id" -> ordinal = reader.readInt64();
                    case "c" -> id = reader.readBinaryData().asUuid();
                    case "w" -> writer = reader.readString();
                    case "g" -> position = reader.readInt64();
                    case "n" -> count = reader.readInt32();
                    case "t" -> time = reader.readInt64();
                    case "m" -> newest = reader.readInt64();
                    case "y" -> backfilled = reader.readBoolean();
                    case "e" -> entries = entries(reader, count);
                    case "b" -> body = reader.readBinaryData().getData();
                    case "h" -> hash = reader.readBinaryData().getData();
                    default -> reader.skipValue();
                }
            }
            reader.readEndDocument();
        }
        if (entries.size() != count) {
            throw new BrokenChain(ordinal, "it says " + count + " events and has " + entries.size());
        }
        return new Commit(ordinal, id, writer, position, time, newest, backfilled, entries, body, hash);
    }

    private static List<Entry> entries(BsonBinaryReader reader, int count) {
        List<Entry> entries = new ArrayList<>(Math.max(0, Math.min(count, 100_000)));
        reader.readStartArray();
        while (reader.readBsonType() != BsonType.END_OF_DOCUMENT) {
            entries.add(Entry.read(reader));
        }
        reader.readEndArray();
        return entries;
    }
}
