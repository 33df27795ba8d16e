package org.standbild.eventstore;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is hashed, byte for byte, so that anybody can compute the chain anew with a tool of her own. Contents are represented by their
 * digests, for not everything in the log is public; for a public change its content can be had as well.
 */
public final class ChainExport {

    /**
     * A commit of the chain. Its hash is SHA-256 over the previous commit's hash (32 zero bytes before the first), {@code header} and the
     * SHA-256 of all digests of its events in their order.
     *
     * @param position of its first event
     * @param header in hex
     * @param events the digests of its events, in hex
     * @param hash as recorded, in hex
     */
    public record Link(long ordinal, long position, String header, List<String> events, String hash) {}

    /**
     * An event of the chain. Its digest is SHA-256 over {@code fields}, the SHA-256 of its payload and {@code metaDataDigest}.
     *
     * @param commit ordinal of the commit that holds it
     * @param fields in hex
     * @param payload the text that was recorded, in UTF-8; absent when it was erased
     * @param payloadDigest in hex
     * @param metaDataDigest in hex
     * @param digest in hex
     */
    public record Leaf(
            long commit,
            long position,
            String fields,
            @Nullable String payload,
            String payloadDigest,
            String metaDataDigest,
            String digest) {}

    private final Commits commits;

    public ChainExport(EventLog log) {
        this.commits = log.commits();
    }

    /** The commits from this ordinal on, as many as there are up to that number. */
    public List<Link> links(long from, int count) {
        List<Link> links = new ArrayList<>();
        for (Commit commit : commits.read(from, count)) {
            links.add(new Link(
                    commit.ordinal(),
                    commit.position(),
                    Digests.hex(commit.header()),
                    commit.entries().stream()
                            .map(entry -> Digests.hex(entry.digest()))
                            .toList(),
                    Digests.hex(commit.hash())));
        }
        return links;
    }

    /** The event at this position; empty when there is none. */
    public Optional<Leaf> leaf(EventLog log, long position) {
        return log.commitAt(position).map(commit -> {
            Entry entry = commit.entries().get((int) (position - commit.position()));
            return new Leaf(
                    commit.ordinal(),
                    position,
                    Digests.hex(entry.fields()),
                    entry.erasure() == null ? text(entry.payload()) : null,
                    Digests.hex(entry.payloadDigest()),
                    Digests.hex(entry.metaDataDigest()),
                    Digests.hex(entry.digest()));
        });
    }

    private static String text(Object payload) {
        return payload instanceof String text ? text : new String((byte[]) payload, StandardCharsets.UTF_8);
    }
}
