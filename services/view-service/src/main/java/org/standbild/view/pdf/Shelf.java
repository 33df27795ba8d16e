package org.standbild.view.pdf;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ProfileCode;

/** What was printed, up to a number of bytes; what nobody has asked for longest goes first. */
final class Shelf {

    record Key(
            List<ProfileCode> profiles,
            LocalDate stand,
            long position,
            String knownAt,
            String language,
            String permalink) {}

    private final long capacity;
    private final Map<Key, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long size;

    Shelf(long capacity) {
        this.capacity = capacity;
    }

    synchronized byte @Nullable [] find(Key key) {
        return kept.get(key);
    }

    synchronized void keep(Key key, byte[] pdf) {
        byte[] before = kept.put(key, pdf);
        size += pdf.length - (before == null ? 0 : before.length);
        Iterator<byte[]> oldest = kept.values().iterator();
        while (size > capacity && oldest.hasNext()) {
            size -= oldest.next().length;
            oldest.remove();
        }
    }
}
