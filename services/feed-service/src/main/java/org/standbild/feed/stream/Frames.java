package org.standbild.feed.stream;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.feed.change.ChangeFilter;
import org.standbild.feed.change.ChangeItem;
import org.standbild.feed.change.ChangeItems;
import org.standbild.feed.change.ChangeJson;

/** What goes over the wire, in bytes. The newest changes are kept as bytes: a thousand readers get the same. */
final class Frames {

    private static final int KEPT = 1024;

    private final ChangeItems items;
    private final Map<Long, byte[]> changes = Collections.synchronizedMap(new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
            return size() > KEPT;
        }
    });

    Frames(ChangeItems items) {
        this.items = items;
    }

    /**
     * What a reader with that filter is told at this item: the change, or that a change it was told counts no longer; absent when neither
     * is for it. That one counts again the retraction of its retraction tells.
     */
    byte @Nullable [] of(ChangeItem item, ChangeFilter filter) {
        if (!items.concerns(item, filter)) {
            return null;
        }
        return items.deleted(item, filter)
                .map(deleted -> event(item.position(), "deleted", ChangeJson.text(deleted)))
                .orElseGet(() -> changes.computeIfAbsent(
                        item.position(), position -> event(position, "change", ChangeJson.text(item))));
    }

    /** @param position up to which the reader has been told everything */
    byte[] canary(long position, long head, Instant now) {
        return event(position, "canary", ChangeJson.text(new Canary(position, head, now)));
    }

    static byte[] heartbeat() {
        return ": heartbeat\n\n".getBytes(StandardCharsets.UTF_8);
    }

    static byte[] retry() {
        return "retry: 3000\n\n".getBytes(StandardCharsets.UTF_8);
    }

    static byte[] reset(Reset reset) {
        return event(reset.resumeAfter(), "reset", ChangeJson.text(reset));
    }

    private static byte[] event(long id, String name, String json) {
        return ("id: " + id + "\nevent: " + name + "\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
    }

    /** The reader has been told everything up to {@code position}. */
    record Canary(long position, long head, Instant at) {}

    /**
     * The stream cannot go on from where the reader is.
     *
     * @param reason {@code beyond-head}: the log does not reach that far, it was set back; {@code too-slow}: the reader took nothing
     * @param resumeAfter the position to connect with again; -1 is the beginning
     * @param snapshot where the present state is to be read instead of the history
     */
    record Reset(String reason, long asked, long head, long resumeAfter, String snapshot) {}
}
