package org.standbild.eventstore;

/**
 * The end of the log, as one writer knows it: what the next commit must follow.
 *
 * @param live whether any commit was recorded by the clock instead of by an import
 */
record Head(long ordinal, byte[] hash, long nextPosition, long time, long newest, boolean live) {

    static final Head EMPTY = new Head(-1, Digests.GENESIS, 0, Long.MIN_VALUE, Long.MIN_VALUE, false);

    Head after(Commit commit) {
        if (commit.ordinal() != ordinal + 1 || commit.position() != nextPosition || !commit.follows(hash)) {
            throw new BrokenChain(
                    commit.ordinal(),
                    "its hash is " + Digests.hex(commit.hash()) + ", after its predecessor it would be "
                            + Digests.hex(commit.expectedHash(hash)));
        }
        return of(commit);
    }

    static Head of(Commit commit) {
        return new Head(
                commit.ordinal(),
                commit.hash(),
                commit.nextPosition(),
                commit.time(),
                commit.newest(),
                !commit.backfilled());
    }
}
