package org.standbild.eventstore;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/** A commit on its way into the log. All that costs time is done here, on the caller's thread. */
final class Pending {

    static final int LARGEST_DOCUMENT = 16 * 1024 * 1024;
    private static final int HEADER = 512;

    final UUID id = UUID.randomUUID();
    final List<Entry> entries;
    final List<RawBsonDocument> events;
    final List<String> keys;
    final byte[] body;
    final long newest;
    final long size;

    /** Given by an import; a live commit takes the clock's time. */
    final @Nullable Instant recordedAt;

    final CompletableFuture<Commit> outcome = new CompletableFuture<>();

    Pending(List<Entry> entries, long newest, @Nullable Instant recordedAt) {
        this.entries = entries;
        this.events = entries.stream().map(Entry::toBson).toList();
        this.keys = Commit.keysOf(entries);
        this.newest = newest;
        this.recordedAt = recordedAt;
        this.size = sizeOf(events, keys);
        if (size > LARGEST_DOCUMENT) {
            throw new CommitTooLarge(entries.size(), size);
        }
        requireDistinctKeys();
        this.body = Commit.bodyOf(entries);
    }

    private static long sizeOf(List<RawBsonDocument> events, List<String> keys) {
        long size = HEADER;
        for (int i = 0; i < events.size(); i++) {
            size += 2 + digits(i) + events.get(i).getByteBuffer().remaining();
        }
        for (int i = 0; i < keys.size(); i++) {
            size += 2 + digits(i) + 5 + keys.get(i).getBytes(StandardCharsets.UTF_8).length;
        }
        return size;
    }

    private static int digits(int index) {
        return Integer.toString(index).length();
    }

    private void requireDistinctKeys() {
        Set<String> seen = new HashSet<>(keys.size() * 2);
        for (String key : keys) {
            if (!seen.add(key)) {
                throw taken(key, "the same commit");
            }
        }
    }

    KeyTaken taken(String key, String by) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (key.equals(Entry.idKey(entry.id()))) {
                return new KeyTaken(i, "The event identifier [" + entry.id() + "] is already used by " + by);
            }
            if (entry.stream() != null && key.equals(Entry.streamKey(entry.stream(), entry.sequence()))) {
                return new KeyTaken(
                        i, "Event " + entry.sequence() + " of stream [" + entry.stream() + "] is already in " + by);
            }
        }
        throw new IllegalArgumentException(key);
    }
}
