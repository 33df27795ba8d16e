package org.standbild.eventstore.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.zip.CRC32C;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.WriteBuffer;
import org.h2.store.fs.FilePath;
import org.jspecify.annotations.Nullable;

/**
 * Every change since the last checkpoint of the data file, in the order in which it was made. What one command changes
 * is written wholly or not at all, and repeating what the data file already holds does no harm.
 *
 * <p>A generation of the journal begins at each checkpoint; two files take turns, so that one is overwritten only when
 * the data file holds all of what was in it.
 */
final class Journal implements AutoCloseable {

    private static final int MAGIC = 0x53424A31;
    private static final int HEADER = Integer.BYTES + Integer.BYTES + Long.BYTES + Long.BYTES + Integer.BYTES;
    private static final int LARGEST_BUFFER_KEPT = 1024 * 1024;
    private static final byte PUT = 1;
    private static final byte REMOVE = 2;

    /**
     * Where the journal lies.
     *
     * @param scheme the way to its files; "nio:" is the file system
     */
    record Place(Path folder, String scheme) {

        private Path file(long generation) {
            return folder.resolve("standbild.journal." + Math.floorMod(generation, 2));
        }

        private FileChannel open(long generation) throws IOException {
            Path file = file(generation);
            return scheme.equals("nio:")
                    ? FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    : FilePath.get(scheme + file).open("rw");
        }
    }

    private final Place place;
    private final long store;
    private final Acknowledged acknowledged;
    private final FileChannel[] files = new FileChannel[2];
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition flushed = lock.newCondition();
    private final Map<MVMap<?, ?>, byte[]> names = new IdentityHashMap<>();

    private final WriteBuffer unit = new WriteBuffer();
    private WriteBuffer pending = new WriteBuffer();
    private WriteBuffer spare = new WriteBuffer();

    private long generation;
    private long frame;
    private long position;
    private volatile long size;
    private long written;
    private volatile long durable;
    private boolean flushing;
    private @Nullable RuntimeException failure;

    private Journal(Place place, long store, long generation, Acknowledged acknowledged) throws IOException {
        this.place = place;
        this.acknowledged = acknowledged;
        this.store = store;
        this.generation = generation;
        for (int i = 0; i < files.length; i++) {
            files[i] = place.open(i);
        }
        sync(place.folder());
    }

    /** Goes on in a new generation; the data file must hold all of the earlier ones. */
    static Journal begin(Place place, long store, long generation, Acknowledged acknowledged) {
        try {
            return new Journal(place, store, generation, acknowledged);
        } catch (IOException e) {
            throw new UncheckedIOException("The journal in " + place.folder() + " cannot be opened", e);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel directory = FileChannel.open(folder)) {
            directory.force(true);
        }
    }

    // --- writing: one command at a time

    /** Notes a change of the command under way. */
    void record(MVMap<?, ?> map, Object key, @Nullable Object value) {
        write(unit, names.computeIfAbsent(map, Journal::name), map, key, value);
    }

    /** Notes a change that no command makes, as a unit of its own. */
    void recordAlone(MVMap<?, ?> map, Object key, @Nullable Object value) {
        WriteBuffer alone = new WriteBuffer();
        write(alone, name(map), map, key, value);
        append(alone);
    }

    private static byte[] name(MVMap<?, ?> map) {
        return map.getName().getBytes(StandardCharsets.UTF_8);
    }

    @SuppressWarnings("unchecked")
    private static void write(WriteBuffer buffer, byte[] name, MVMap<?, ?> map, Object key, @Nullable Object value) {
        buffer.put(value == null ? REMOVE : PUT).putVarInt(name.length).put(name);
        ((MVMap<Object, Object>) map).getKeyType().write(buffer, key);
        if (value != null) {
            ((MVMap<Object, Object>) map).getValueType().write(buffer, value);
        }
    }

    /** The command is over. Says what to wait for. */
    long seal() {
        return append(unit);
    }

    private long append(WriteBuffer changes) {
        lock.lock();
        try {
            int length = changes.position();
            if (length > 0) {
                if (pending.position() == 0) {
                    pending.position(HEADER);
                }
                pending.put(changes.getBuffer().array(), 0, length);
                changes.clear();
                written += length;
                size += length;
            }
            return written;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything up to this mark is on the disk; whoever finds nobody writing writes for all who wait. */
    void await(long mark) {
        if (durable >= mark) {
            return;
        }
        lock.lock();
        try {
            while (durable < mark) {
                if (failure != null) {
                    throw new IllegalStateException("The data file cannot be written", failure);
                }
                if (flushing) {
                    flushed.await();
                } else {
                    flush();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted before the write was durable", e);
        } finally {
            lock.unlock();
        }
    }

    /** What to wait for until everything that commands have written by now is on the disk. */
    long mark() {
        lock.lock();
        try {
            return written;
        } finally {
            lock.unlock();
        }
    }

    void awaitAll() {
        await(mark());
    }

    /** Called, and left, with the lock; does its work without it. */
    private void flush() {
        WriteBuffer taken = pending;
        pending = spare;
        flushing = true;
        long covered = written;
        FileChannel file = files[Math.floorMod(generation, 2)];
        long into = generation;
        long number = frame++;
        long at = position;
        position += taken.position();
        RuntimeException failed = null;
        lock.unlock();
        try {
            write(file, at, frame(taken, into, number));
            acknowledged.journaled(into, at + taken.position());
        } catch (IOException | RuntimeException e) {
            failed = e instanceof RuntimeException unchecked ? unchecked : new UncheckedIOException((IOException) e);
        } finally {
            lock.lock();
        }
        taken.clear();
        spare = taken.capacity() > LARGEST_BUFFER_KEPT ? new WriteBuffer() : taken;
        flushing = false;
        if (failed == null) {
            durable = covered;
        } else {
            failure = failed;
        }
        flushed.signalAll();
    }

    private ByteBuffer frame(WriteBuffer taken, long into, long number) {
        int end = taken.position();
        byte[] bytes = taken.getBuffer().array();
        ByteBuffer frame = ByteBuffer.wrap(bytes, 0, end);
        frame.putInt(MAGIC).putInt(end - HEADER).putLong(into).putLong(number);
        frame.putInt(check(store, into, number, bytes, HEADER, end - HEADER));
        return frame.rewind();
    }

    private static int check(long store, long generation, long number, byte[] bytes, int from, int length) {
        CRC32C check = new CRC32C();
        check.update(ByteBuffer.allocate(3 * Long.BYTES)
                .putLong(store)
                .putLong(generation)
                .putLong(number)
                .flip());
        check.update(bytes, from, length);
        return (int) check.getValue();
    }

    private static void write(FileChannel file, long at, ByteBuffer frame) throws IOException {
        long position = at;
        while (frame.hasRemaining()) {
            position += file.write(frame, position);
        }
        file.force(false);
    }

    /** How much was written since the checkpoint, in bytes. */
    long size() {
        return size;
    }

    long generation() {
        return generation;
    }

    /** What comes from now on belongs to the next generation. No command may be under way. */
    void next() {
        lock.lock();
        try {
            while (flushing) {
                flushed.awaitUninterruptibly();
            }
            generation++;
            frame = 0;
            position = 0;
            size = 0;
            names.clear();
        } finally {
            lock.unlock();
        }
    }

    void fail(RuntimeException cause) {
        lock.lock();
        try {
            failure = cause;
            flushed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean failed() {
        lock.lock();
        try {
            return failure != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        try {
            for (FileChannel file : files) {
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal in " + place.folder() + " cannot be closed", e);
        }
    }

    /** Removes the files; the data file holds everything. */
    void discard() {
        close();
        try {
            for (int i = 0; i < files.length; i++) {
                Files.deleteIfExists(place.file(i));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal in " + place.folder() + " cannot be removed", e);
        }
    }

    // --- reading, after the process died

    /**
     * What a replay found.
     *
     * @param generation the last one that has anything, or the one asked for
     * @param end up to which byte of that generation's file it is whole
     * @param changes how many were repeated
     */
    record Replay(long generation, long end, long changes) {}

    private record Repeated(long end, long changes) {}

    /** Repeats, on the data file, everything that was written down since its last checkpoint. */
    static Replay replay(Place place, long store, long checkpoint, MVStore target) {
        byte[] present = read(place.file(checkpoint));
        byte[] next = read(place.file(checkpoint + 1));
        requireNoneLater(place, present, store, checkpoint);
        requireNoneLater(place, next, store, checkpoint);
        Map<String, MVMap<Object, Object>> maps = new HashMap<>();
        Repeated first = repeated(place.file(checkpoint), present, store, checkpoint, target, maps);
        Repeated later = repeated(place.file(checkpoint + 1), next, store, checkpoint + 1, target, maps);
        return later.changes() > 0
                ? new Replay(checkpoint + 1, later.end(), first.changes() + later.changes())
                : new Replay(checkpoint, first.end(), first.changes());
    }

    private static byte[] read(Path file) {
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " cannot be read", e);
        }
    }

    private static Repeated repeated(
            Path file,
            byte[] bytes,
            long store,
            long generation,
            MVStore target,
            Map<String, MVMap<Object, Object>> maps) {
        long changes = 0;
        int at = 0;
        for (long number = 0; isFrame(bytes, at, store, generation, number); number++) {
            int length = ByteBuffer.wrap(bytes).getInt(at + Integer.BYTES);
            ByteBuffer payload = ByteBuffer.wrap(bytes, at + HEADER, length);
            while (payload.hasRemaining()) {
                repeat(payload, target, maps);
                changes++;
            }
            at += HEADER + length;
        }
        requireNoneAfter(file, bytes, at, store, generation);
        return new Repeated(at, changes);
    }

    private static boolean isFrame(byte[] bytes, int at, long store, long generation, long number) {
        return at + HEADER <= bytes.length
                && ByteBuffer.wrap(bytes).getLong(at + 2 * Integer.BYTES + Long.BYTES) == number
                && isFrame(bytes, at, store, generation);
    }

    private static boolean isFrame(byte[] bytes, int at, long store, long generation) {
        if (at + HEADER > bytes.length) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(bytes, at, HEADER);
        if (header.getInt() != MAGIC) {
            return false;
        }
        int length = header.getInt();
        if (length <= 0 || length > bytes.length - at - HEADER || header.getLong() != generation) {
            return false;
        }
        long number = header.getLong();
        return header.getInt() == check(store, generation, number, bytes, at + HEADER, length);
    }

    /** A data file that fell back behind a checkpoint lacks what only an overwritten generation had. */
    private static void requireNoneLater(Place place, byte[] bytes, long store, long checkpoint) {
        if (bytes.length < HEADER) {
            return;
        }
        long generation = ByteBuffer.wrap(bytes).getLong(2 * Integer.BYTES);
        if (generation > checkpoint + 1 && isFrame(bytes, 0, store, generation)) {
            throw new DataFileDamaged(
                    place.folder().resolve("standbild.db"),
                    "it holds checkpoint " + checkpoint + ", but its journal goes on from " + generation
                            + ". It was exchanged or has fallen back; restore a backup into an empty folder.",
                    null);
        }
    }

    /** Only the last frame may be torn, and it was never acknowledged; one that is followed by others was damaged. */
    private static void requireNoneAfter(Path file, byte[] bytes, int end, long store, long generation) {
        for (int at = end + 1; at + HEADER <= bytes.length; at++) {
            if (bytes[at] == (byte) (MAGIC >>> 24) && isFrame(bytes, at, store, generation)) {
                throw new DataFileDamaged(
                        file,
                        "something is wrong at byte " + end
                                + ", and a later part of it is whole. Restore a backup into an empty folder.",
                        null);
            }
        }
    }

    private static void repeat(ByteBuffer payload, MVStore target, Map<String, MVMap<Object, Object>> maps) {
        byte kind = payload.get();
        byte[] name = new byte[DataUtils.readVarInt(payload)];
        payload.get(name);
        MVMap<Object, Object> map =
                maps.computeIfAbsent(new String(name, StandardCharsets.UTF_8), named -> untyped(target, named));
        Object key = map.getKeyType().read(payload);
        if (kind == PUT) {
            map.put(key, map.getValueType().read(payload));
        } else {
            map.remove(key);
        }
    }

    @SuppressWarnings("unchecked")
    private static MVMap<Object, Object> untyped(MVStore store, String name) {
        return (MVMap<Object, Object>) Maps.named(store, name);
    }
}
