package org.standbild.eventstore.embedded;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the data file only when it is ours to open and gives back what was acknowledged. What the last write before a power
 * cut left half done is set aside; it was answered to nobody.
 */
final class DataFile {

    /** Of what lies in the file. Whoever changes the layout raises it and says here how the older one is read. */
    static final int FORMAT = 1;

    private static final Logger log = LoggerFactory.getLogger(DataFile.class);
    private static final int LONGEST_CHUNK_HEADER = 1024;
    private static final int TORN_AT_MOST = 2;
    private static final int RETENTION_MILLIS = 10_000;
    private static final int CACHE_MEGABYTES = 64;

    private DataFile() {}

    static MVStore open(String scheme, Path file, Acknowledged acknowledged) {
        for (int torn = 0; true; torn++) {
            try {
                return opened(scheme, file, acknowledged);
            } catch (Unreadable e) {
                Chunk last = Files.exists(file) ? lastChunk(file) : null;
                if (torn == TORN_AT_MOST
                        || last == null
                        || last.version <= acknowledged.noted().version()) {
                    throw new DataFileDamaged(
                            file, "it cannot be read. Restore a backup into an empty folder.", e.getCause());
                }
                setAside(file, last);
            }
        }
    }

    private static final class Unreadable extends RuntimeException {
        Unreadable(RuntimeException cause) {
            super(cause);
        }
    }

    private static MVStore opened(String scheme, Path file, Acknowledged acknowledged) {
        if (Files.exists(file)) {
            MVStore looking = open(scheme, file, true);
            try {
                requireWhole(looking);
                requireKnownFormat(looking, file);
                requireAcknowledged(looking, file, acknowledged);
            } finally {
                looking.closeImmediately();
            }
        }
        MVStore store = open(scheme, file, false);
        store.setRetentionTime(RETENTION_MILLIS);
        if (store.getStoreVersion() < FORMAT) {
            store.setStoreVersion(FORMAT);
        }
        return store;
    }

    private static MVStore open(String scheme, Path file, boolean onlyToLook) {
        VersionedFile content = new VersionedFile(Map.of("cacheSize", CACHE_MEGABYTES));
        try {
            content.open(scheme + file, onlyToLook, null);
            return new MVStore.Builder()
                    .adoptFileStore(content)
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .open();
        } catch (MVStoreException e) {
            if (e.getErrorCode() == DataUtils.ERROR_FILE_LOCKED) {
                throw new DataFolderInUse(Objects.requireNonNull(file.getParent()), e);
            }
            if (e.getErrorCode() == DataUtils.ERROR_UNSUPPORTED_FORMAT) {
                throw new DataFileTooNew(file, "a container format of its own: " + e.getMessage(), e);
            }
            throw new Unreadable(e);
        } catch (RuntimeException e) {
            throw new Unreadable(e);
        }
    }

    private static void requireKnownFormat(MVStore store, Path file) {
        int format = store.getStoreVersion();
        if (format > FORMAT) {
            throw new DataFileTooNew(file, "format " + format, null);
        }
    }

    private static void requireAcknowledged(MVStore store, Path file, Acknowledged acknowledged) {
        long there = versionOf(store);
        long noted = acknowledged.noted().version();
        if (there < noted) {
            throw DataFileDamaged.endsEarly(file, "version " + there, "version " + noted, acknowledged.file());
        }
    }

    /** After the journal was repeated. */
    static void requireAcknowledged(Journal.Replay replay, Path file, Acknowledged acknowledged) {
        Acknowledged.Noted noted = acknowledged.noted();
        boolean there = replay.generation() > noted.generation()
                || replay.generation() == noted.generation() && replay.end() >= noted.end();
        if (!there) {
            throw DataFileDamaged.endsEarly(
                    file.resolveSibling("standbild.journal." + Math.floorMod(noted.generation(), 2)),
                    "byte " + replay.end() + " of generation " + replay.generation(),
                    "byte " + noted.end() + " of generation " + noted.generation(),
                    acknowledged.file());
        }
    }

    private static void requireWhole(MVStore store) {
        if (!VersionedFile.of(store).isWhole(TORN_AT_MOST)) {
            throw new Unreadable(new IllegalStateException("The checksum of a chunk is not that of its bytes"));
        }
    }

    /** The newest version that is in the file. */
    static long versionOf(MVStore store) {
        return store.getFileStore().lastChunkVersion();
    }

    // --- what cannot be read

    /** A version as it lies in the file, in blocks of 4096 bytes. */
    record Chunk(long version, long block, int blocks) {}

    static @Nullable Chunk lastChunk(Path file) {
        Chunk last = null;
        byte[] start = new byte[LONGEST_CHUNK_HEADER];
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            for (long block = 2; (block + 1) * VersionedFile.BLOCK <= content.length(); block++) {
                content.seek(block * VersionedFile.BLOCK);
                content.readFully(start);
                Chunk chunk = chunk(start, block);
                if (chunk != null && (last == null || chunk.version > last.version)) {
                    last = chunk;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The data file " + file + " cannot be read", e);
        }
        return last;
    }

    private static @Nullable Chunk chunk(byte[] start, long block) {
        String header = new String(start, StandardCharsets.ISO_8859_1);
        if (!header.startsWith("chunk:") || header.indexOf('\n') < 0) {
            return null;
        }
        try {
            Map<String, String> fields =
                    DataUtils.parseMap(header.substring(0, header.indexOf('\n')).trim());
            long version = DataUtils.readHexLong(fields, "version", -1);
            int blocks = (int) DataUtils.readHexLong(fields, "len", 0);
            return version < 0 || blocks <= 0 ? null : new Chunk(version, block, blocks);
        } catch (MVStoreException e) {
            return null;
        }
    }

    private static void setAside(Path file, Chunk chunk) {
        Path aside = file.resolveSibling(file.getFileName() + ".torn-" + chunk.version);
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
            content.seek(chunk.block * VersionedFile.BLOCK);
            byte[] torn = new byte
                    [(int) Math.min(
                            (long) chunk.blocks * VersionedFile.BLOCK,
                            content.length() - chunk.block * VersionedFile.BLOCK)];
            content.readFully(torn);
            Files.write(aside, torn);
            content.seek(chunk.block * VersionedFile.BLOCK);
            content.write(new byte[VersionedFile.BLOCK]);
            content.getFD().sync();
        } catch (IOException e) {
            throw new UncheckedIOException("What is torn in " + file + " cannot be set aside", e);
        }
        log.warn(
                "The last write to {} was torn, version {}; nobody was told that it is stored. It lies in {}, and the store"
                        + " goes on before it.",
                file,
                chunk.version,
                aside);
    }
}
