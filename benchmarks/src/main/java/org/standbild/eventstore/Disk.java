package org.standbild.eventstore;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/** What one synced write costs on this disk, at the end of a file and in a place that was written before. */
final class Disk {

    private static final int[] SIZES = {512, 4 * 1024, 64 * 1024};
    private static final int WRITES = 1_000;

    private final Results results;

    Disk(Results results) {
        this.results = results;
    }

    void sync(int repetition) throws IOException {
        for (int size : SIZES) {
            Path path = Files.createTempFile("standbild-disk", null);
            try (FileChannel file = FileChannel.open(path, StandardOpenOption.WRITE)) {
                results.add("disk", "appending", size + " B", repetition, written(file, size));
                results.add("disk", "in place", size + " B", repetition, written(file, size));
            } finally {
                Files.delete(path);
            }
        }
    }

    private static Histogram written(FileChannel file, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(size);
        Histogram nanos = new Histogram(3);
        for (int i = 0; i < WRITES; i++) {
            buffer.clear();
            long start = System.nanoTime();
            file.write(buffer, (long) i * size);
            file.force(false);
            nanos.recordValue(System.nanoTime() - start);
        }
        return nanos;
    }
}
