package org.standbild.eventstore.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/** A disk that keeps for certain only what was synced; of what was written since, a power cut leaves any part. */
final class VolatileDisk {

    static final String SCHEME = "volatile:";
    private static final int SECTOR = 512;
    private static final Map<String, VolatileDisk> DISKS = new ConcurrentHashMap<>();

    static {
        FilePath.register(new Way());
    }

    /** Bytes at a place; none at all for a cut of the file to that length. */
    private record Written(long at, byte @Nullable [] bytes) {}

    /** What is in a file for certain, and what was written to it since. */
    private static final class State {
        private byte[] synced = new byte[0];
        private final List<Written> since = new ArrayList<>();
    }

    private final Map<String, State> files = new TreeMap<>();
    private @Nullable Runnable beforeSync;
    private @Nullable Runnable afterSync;

    private VolatileDisk() {}

    /** The disk on which that folder lies. */
    static VolatileDisk under(Path folder) {
        return DISKS.computeIfAbsent(folder.toString(), name -> new VolatileDisk());
    }

    private State state(String file) {
        return files.computeIfAbsent(file, name -> new State());
    }

    private synchronized void written(String file, long at, byte @Nullable [] bytes) {
        state(file).since.add(new Written(at, bytes));
    }

    /** Whoever wants to hold up the next sync, or to let it fail. */
    synchronized void beforeSync(Runnable hold) {
        beforeSync = hold;
    }

    /** Whoever wants to see the files at a moment when it is certain what is in one of them. */
    synchronized void afterSync(Runnable look) {
        afterSync = look;
    }

    private void sync(String file) {
        Runnable hold;
        synchronized (this) {
            hold = beforeSync;
        }
        if (hold != null) {
            hold.run();
        }
        Runnable look;
        synchronized (this) {
            State state = state(file);
            state.since.forEach(written -> state.synced = kept(state.synced, written));
            state.since.clear();
            look = afterSync;
        }
        if (look != null) {
            look.run();
        }
    }

    private static byte[] kept(byte[] file, Written written) {
        byte[] bytes = written.bytes();
        if (bytes == null) {
            return Arrays.copyOf(file, (int) written.at());
        }
        byte[] longer = file.length < written.at() + bytes.length
                ? Arrays.copyOf(file, (int) written.at() + bytes.length)
                : file;
        System.arraycopy(bytes, 0, longer, (int) written.at(), bytes.length);
        return longer;
    }

    /** The files with nothing but what was synced. */
    synchronized Map<String, byte[]> synced() {
        return files(state -> state.synced.clone());
    }

    /** The files as a killed process leaves them: the system still has all that was written. */
    synchronized Map<String, byte[]> afterKill() {
        return files(state -> {
            byte[] file = state.synced.clone();
            for (Written written : state.since) {
                file = kept(file, written);
            }
            return file;
        });
    }

    /** The files as a power cut leaves them: of what was not synced, any sectors. */
    synchronized Map<String, byte[]> afterPowerCut(Random random) {
        return files(state -> {
            byte[] file = state.synced.clone();
            for (Written written : state.since) {
                file = partly(file, written, random);
            }
            return file;
        });
    }

    private static byte[] partly(byte[] before, Written written, Random random) {
        byte[] bytes = written.bytes();
        if (bytes == null) {
            return before;
        }
        byte[] file = before;
        double share = random.nextDouble();
        for (int from = 0; from < bytes.length; from += SECTOR) {
            if (random.nextDouble() < share) {
                byte[] sector = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SECTOR));
                file = kept(file, new Written(written.at() + from, sector));
            }
        }
        return file;
    }

    private Map<String, byte[]> files(Function<State, byte[]> content) {
        Map<String, byte[]> contents = new TreeMap<>();
        files.forEach((name, state) -> contents.put(name, content.apply(state)));
        return contents;
    }

    static void write(Map<String, byte[]> files, Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** Made anew by H2 for each path. */
    public static final class Way extends FilePathWrapper {

        @Override
        public String getScheme() {
            return "volatile";
        }

        @Override
        public FileChannel open(String mode) throws IOException {
            Path path = Path.of(getBase().toString());
            return new Channel(
                    getBase().open(mode),
                    under(path.getParent()),
                    path.getFileName().toString());
        }
    }

    private static final class Channel extends FileBaseDefault {

        private final FileChannel file;
        private final VolatileDisk disk;
        private final String name;

        Channel(FileChannel file, VolatileDisk disk, String name) {
            this.file = file;
            this.disk = disk;
            this.name = name;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public int read(ByteBuffer buffer, long position) throws IOException {
            return file.read(buffer, position);
        }

        @Override
        public int write(ByteBuffer buffer, long position) throws IOException {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            disk.written(name, position, bytes);
            return file.write(buffer, position);
        }

        @Override
        protected void implTruncate(long size) throws IOException {
            disk.written(name, size, null);
            file.truncate(size);
        }

        @Override
        public void force(boolean metaData) {
            disk.sync(name);
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
