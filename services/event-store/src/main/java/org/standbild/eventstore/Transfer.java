package org.standbild.eventstore;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.bson.BsonDocument;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;
import org.standbild.eventstore.embedded.EmbeddedServer;

/**
 * Carries a log from one server to another with the same positions and hashes, by way of a file. A place is a MongoDB
 * URI or the data folder of an embedded server that nobody else has open.
 */
public final class Transfer {

    private static final int BATCH = 100;
    private static final long BATCH_BYTES = 8L * 1024 * 1024;
    private static final int TELL_EVERY = 10_000;

    private final PrintStream progress;

    public Transfer(PrintStream progress) {
        this.progress = progress;
    }

    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 3 && arguments[0].equals("export")) {
            new Transfer(System.out).exported(arguments[1], Path.of(arguments[2]));
        } else if (arguments.length == 3 && arguments[0].equals("import")) {
            new Transfer(System.out).imported(Path.of(arguments[1]), arguments[2]);
        } else {
            System.err.println("export <uri or data folder> <file>   or   import <file> <uri or data folder>");
            System.exit(2);
        }
    }

    private interface Work {
        String on(Commits commits) throws IOException;
    }

    private static String at(String place, Work work) throws IOException {
        boolean remote = place.startsWith("mongodb");
        EmbeddedServer server = remote ? null : EmbeddedServer.start(Path.of(place));
        try (MongoClient client = MongoClients.create(server == null ? place : server.connectionString())) {
            return work.on(Commits.of(client, "standbild", "commits"));
        } finally {
            if (server != null) {
                server.close();
            }
        }
    }

    /** Writes the whole log to a file, checking every link, and returns its head hash. */
    public String exported(String from, Path file) throws IOException {
        return at(from, commits -> write(commits, file));
    }

    /** Writes a file into an empty log, checking every link, and returns its head hash. */
    public String imported(Path file, String to) throws IOException {
        return at(to, commits -> read(file, commits));
    }

    private String write(Commits commits, Path file) throws IOException {
        Head head = Head.EMPTY;
        try (OutputStream out =
                new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(file), 1 << 16), 1 << 16)) {
            while (true) {
                var documents = commits.documents(head.ordinal() + 1, BATCH);
                for (RawBsonDocument document = documents.get(head.ordinal() + 1);
                        document != null;
                        document = documents.get(head.ordinal() + 1)) {
                    head = verified(head, document);
                    byte[] bytes = new byte[document.getByteBuffer().remaining()];
                    document.getByteBuffer().get(bytes);
                    out.write(bytes);
                    tell(head);
                }
                if (documents.size() < BATCH) {
                    break;
                }
            }
        }
        return done(head);
    }

    private String read(Path file, Commits commits) throws IOException {
        if (commits.headFrom(-1) >= 0) {
            throw new IllegalStateException("The log there is not empty; an import never adds to one");
        }
        Head head = Head.EMPTY;
        List<BsonDocument> batch = new ArrayList<>();
        long bytes = 0;
        try (InputStream unzipped =
                        new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file), 1 << 16), 1 << 16);
                DataInputStream in = new DataInputStream(unzipped)) {
            for (byte[] next = document(in); next != null; next = document(in)) {
                RawBsonDocument document = new RawBsonDocument(next);
                head = verified(head, document);
                if (!batch.isEmpty() && (batch.size() == BATCH || bytes + next.length > BATCH_BYTES)) {
                    commits.insert(batch);
                    batch.clear();
                    bytes = 0;
                }
                batch.add(document);
                bytes += next.length;
                tell(head);
            }
        }
        if (!batch.isEmpty()) {
            commits.insert(batch);
        }
        return done(head);
    }

    private static byte @Nullable [] document(DataInputStream in) throws IOException {
        byte[] length = new byte[4];
        int first = in.read();
        if (first < 0) {
            return null;
        }
        length[0] = (byte) first;
        in.readFully(length, 1, 3);
        int size = ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (size < 5 || size > Pending.LARGEST_DOCUMENT) {
            throw new EOFException("The file is damaged: a document of " + size + " bytes");
        }
        byte[] bytes = new byte[size];
        System.arraycopy(length, 0, bytes, 0, 4);
        in.readFully(bytes, 4, size - 4);
        return bytes;
    }

    private static Head verified(Head head, RawBsonDocument document) {
        Commit commit = Commit.of(document);
        EventLog.requireIntact(commit);
        return head.after(commit);
    }

    private void tell(Head head) {
        if ((head.ordinal() + 1) % TELL_EVERY == 0) {
            progress.println((head.ordinal() + 1) + " commits, " + head.nextPosition() + " events");
        }
    }

    private String done(Head head) {
        String hash = Digests.hex(head.hash());
        progress.println((head.ordinal() + 1) + " commits, " + head.nextPosition() + " events, head hash " + hash);
        return hash;
    }
}
