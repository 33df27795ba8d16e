package org.standbild.eventstore.embedded;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.h2.mvstore.Chunk;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.SFChunk;
import org.h2.mvstore.SingleFileStore;
import org.h2.mvstore.WriteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The file of a store. It tells when it is settled what belongs to a version, before that is written down; and each chunk of it carries a
 * checksum of all its bytes, because those of the store cover no more than the ends of a chunk and the starts of its pages.
 */
final class VersionedFile extends SingleFileStore {

    private static final Runnable NOTHING = () -> {};
    static final int BLOCK = 4096;
    private static final int FOOTER = 128;

    /** At the end of a chunk's footer, behind what the store reads of it. */
    private static final Pattern CHECKSUM = Pattern.compile(",crc:([0-9a-f]{8})\\s*$");

    private final Map<Long, Boolean> whole = new ConcurrentHashMap<>();
    private Runnable settled = NOTHING;

    VersionedFile(Map<String, Object> configuration) {
        super(configuration);
    }

    static VersionedFile of(MVStore store) {
        return (VersionedFile) store.getFileStore();
    }

    /**
     * Commits. What changes after the call that the version is settled belongs to the next one.
     *
     * @param settled called once, by this thread, unless nothing has changed
     */
    void commit(MVStore store, Runnable settled) {
        this.settled = settled;
        try {
            store.commit();
        } finally {
            this.settled = NOTHING;
        }
    }

    /** The roots of all maps are collected when the store asks for room to write their pages. */
    @Override
    public WriteBuffer getWriteBuffer() {
        Runnable told = settled;
        settled = NOTHING;
        told.run();
        return super.getWriteBuffer();
    }

    // --- checksums

    /** A chunk that is moved is written as the bytes that it had. */
    @Override
    protected void writeFully(@Nullable SFChunk chunk, long position, ByteBuffer bytes) {
        if (chunk != null) {
            addChecksum(bytes);
        }
        super.writeFully(chunk, position, bytes);
    }

    private static void addChecksum(ByteBuffer chunk) {
        int footer = chunk.limit() - FOOTER;
        int end = chunk.limit() - 1;
        while (chunk.get(end - 1) == ' ') {
            end--;
        }
        chunk.put(end, (",crc:" + checksum(chunk.slice(0, footer))).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String checksum(ByteBuffer bytes) {
        CRC32C checksum = new CRC32C();
        checksum.update(bytes);
        return HexFormat.of().toHexDigits((int) checksum.getValue());
    }

    /** Whoever opens the file only to look at it reads no page of a chunk that is not whole; the store then looks for an older version. */
    @Override
    public ByteBuffer readFully(@Nullable SFChunk chunk, long position, int length) {
        if (chunk != null && isReadOnly() && !isWhole(chunk)) {
            throw DataUtils.newMVStoreException(
                    DataUtils.ERROR_FILE_CORRUPT, "The checksum of chunk {0} is not that of its bytes", chunk.id);
        }
        return super.readFully(chunk, position, length);
    }

    /** Whether every chunk that was read is as it was written, and so are the newest. */
    boolean isWhole(int newest) {
        getChunks().values().stream()
                .filter(chunk -> chunk.block != 0)
                .sorted(Comparator.comparingLong((Chunk<?> chunk) -> chunk.version)
                        .reversed())
                .limit(newest)
                .forEach(this::isWhole);
        return !whole.containsValue(false);
    }

    private boolean isWhole(SFChunk chunk) {
        return whole.computeIfAbsent(chunk.block, block -> hasItsChecksum(chunk));
    }

    /** A chunk without a checksum counts as whole. */
    private boolean hasItsChecksum(SFChunk chunk) {
        ByteBuffer bytes = super.readFully(chunk, chunk.block * BLOCK, chunk.len * BLOCK);
        int footer = bytes.limit() - FOOTER;
        byte[] end = new byte[FOOTER];
        bytes.get(footer, end);
        Matcher written = CHECKSUM.matcher(new String(end, StandardCharsets.ISO_8859_1));
        return !written.find() || written.group(1).equals(checksum(bytes.slice(0, footer)));
    }
}
