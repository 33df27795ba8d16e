package org.standbild.eventstore.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A note beside the data file: the version of it that was synced last, and up to where the journal was. It is written after the sync that
 * it tells of, so the files never end before it, unless somebody has cut them off. After a power cut the note may say less, never more.
 */
final class Acknowledged implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private Acknowledged(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Acknowledged beside(Path data) {
        Path file = data.resolveSibling(data.getFileName() + ".acknowledged");
        try {
            return new Acknowledged(
                    file,
                    FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be opened", e);
        }
    }

    Path file() {
        return file;
    }

    /**
     * What is noted.
     *
     * @param version of the data file; 0 when nothing is noted
     * @param generation of the journal
     * @param end up to which byte of that generation's file
     */
    record Noted(long version, long generation, long end) {}

    Noted noted() {
        ByteBuffer noted = ByteBuffer.allocate(3 * Long.BYTES);
        try {
            channel.read(noted, 0);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be read", e);
        }
        return new Noted(noted.getLong(0), noted.getLong(Long.BYTES), noted.getLong(2 * Long.BYTES));
    }

    void stored(long version) {
        write(ByteBuffer.allocate(Long.BYTES).putLong(0, version), 0);
    }

    void journaled(long generation, long end) {
        write(ByteBuffer.allocate(2 * Long.BYTES).putLong(0, generation).putLong(Long.BYTES, end), Long.BYTES);
    }

    private void write(ByteBuffer what, long at) {
        try {
            channel.write(what, at);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " cannot be written", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
