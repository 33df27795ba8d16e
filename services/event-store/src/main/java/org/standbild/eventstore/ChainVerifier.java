package org.standbild.eventstore;

import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonSerializationException;
import org.bson.RawBsonDocument;
import org.jspecify.annotations.Nullable;

/**
 * Walks the chain and names the first commit that is not what was recorded: edited, deleted, inserted or swapped. Whoever
 * cut off the end is found only by comparing with a head hash that was published elsewhere.
 */
public final class ChainVerifier {

    private static final int BATCH = 100;

    /**
     * Up to where the chain was walked.
     *
     * @param ordinal of the next commit to look at
     * @param position of its first event
     * @param hash of the commit before it, in hex
     */
    public record Checkpoint(long ordinal, long position, String hash) {

        public static final Checkpoint START = new Checkpoint(0, 0, Digests.hex(Digests.GENESIS));
    }

    /**
     * A commit that does not belong where it is.
     *
     * @param expected the hash that the chain asks for, in hex; empty when there is no commit at all
     * @param found the hash that is there, in hex; empty when there is no commit at all
     */
    public record Break(long ordinal, String finding, String expected, String found) {}

    /**
     * What a walk found.
     *
     * @param reached where to go on, or where the chain is broken
     * @param complete whether the walk came to the end of the log
     * @param broken absent for as much of the log as was walked and is intact
     */
    public record Result(
            Checkpoint reached, boolean complete, @Nullable Break broken) {

        public boolean intact() {
            return broken == null;
        }
    }

    private final EventLog log;
    private final Commits commits;

    public ChainVerifier(EventLog log) {
        this.log = log;
        this.commits = log.commits();
    }

    /** Walks the whole log. */
    public Result verify() {
        return verify(Checkpoint.START, Long.MAX_VALUE);
    }

    /** Walks from a commit on, trusting the hash of the one before it. */
    public Result verify(long fromOrdinal, long limit) {
        if (fromOrdinal <= 0) {
            return verify(Checkpoint.START, limit);
        }
        Commit before = commits.at(fromOrdinal - 1);
        if (before == null) {
            return broken(new Checkpoint(fromOrdinal - 1, 0, ""), "there is no commit " + (fromOrdinal - 1), "", "");
        }
        return verify(new Checkpoint(fromOrdinal, before.nextPosition(), Digests.hex(before.hash())), limit);
    }

    /**
     * Goes on from a commit, given the hash that the one before it had when somebody looked: whatever was changed before that makes it
     * differ.
     *
     * @param hashBefore in hex
     */
    public Result verify(long fromOrdinal, String hashBefore, long limit) {
        if (fromOrdinal <= 0) {
            return verify(Checkpoint.START, limit);
        }
        Commit before = commits.at(fromOrdinal - 1);
        String found = before == null ? "" : Digests.hex(before.hash());
        if (before == null || !found.equals(hashBefore)) {
            return broken(
                    new Checkpoint(fromOrdinal - 1, before == null ? 0 : before.position(), found),
                    before == null
                            ? "it is missing, though its hash was given out"
                            : "its hash is not the one that was given out",
                    hashBefore,
                    found);
        }
        return verify(new Checkpoint(fromOrdinal, before.nextPosition(), hashBefore), limit);
    }

    /** Goes on where an earlier walk ended. */
    public Result verify(Checkpoint from, long limit) {
        Checkpoint reached = from;
        long left = limit;
        while (left > 0) {
            int count = (int) Math.min(BATCH, left);
            TreeMap<Long, RawBsonDocument> documents = commits.documents(reached.ordinal(), count);
            for (int i = 0; i < count; i++) {
                RawBsonDocument document = documents.get(reached.ordinal());
                if (document == null) {
                    return atMissing(reached);
                }
                Result wrong = check(document, reached);
                if (wrong != null) {
                    return wrong;
                }
                Commit commit = Commit.of(document);
                reached = new Checkpoint(commit.ordinal() + 1, commit.nextPosition(), Digests.hex(commit.hash()));
                left--;
            }
        }
        return new Result(reached, false, null);
    }

    private Result atMissing(Checkpoint reached) {
        if (log.tail().head().ordinal() >= reached.ordinal()) {
            return broken(reached, "it is missing, though this process has seen it", "", "");
        }
        long all = commits.count();
        if (all != reached.ordinal()) {
            return broken(
                    reached,
                    "it is missing, and " + (all - reached.ordinal()) + " documents are not part of the chain",
                    "",
                    "");
        }
        return new Result(reached, true, null);
    }

    private static @Nullable Result check(RawBsonDocument document, Checkpoint reached) {
        Commit commit;
        List<String> keys;
        try {
            commit = Commit.of(document);
            keys = Commit.keysIn(document);
        } catch (BrokenChain | BsonInvalidOperationException | BsonSerializationException e) {
            return broken(reached, "it cannot be read: " + e.getMessage(), "", "");
        }
        byte[] previous = HexFormat.of().parseHex(reached.hash());
        String expected = Digests.hex(commit.expectedHash(previous));
        String found = Digests.hex(commit.hash());
        if (!expected.equals(found)) {
            return broken(
                    reached, "it does not follow the commit before it, or its header was changed", expected, found);
        }
        String body = Digests.hex(Commit.bodyOf(commit.entries()));
        if (!body.equals(Digests.hex(commit.body()))) {
            return broken(reached, "its events were changed", Digests.hex(commit.body()), body);
        }
        if (commit.position() != reached.position()) {
            return broken(
                    reached,
                    "its first position is " + commit.position() + ", the log is at " + reached.position(),
                    expected,
                    found);
        }
        if (!keys.equals(commit.keys())) {
            return broken(reached, "its index keys are not those of its events", expected, found);
        }
        return null;
    }

    private static Result broken(Checkpoint at, String finding, String expected, String found) {
        return new Result(at, false, new Break(at.ordinal(), finding, expected, found));
    }
}
