package org.standbild.editorial.proposal;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.change.IdempotentRequest;

/** Ids of proposals. They are streams of the log, beside those of profiles and editions, and never equal to one of theirs. */
public final class ProposalIds {

    private static final Pattern ID = Pattern.compile("proposal-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private ProposalIds() {}

    /** A new id; the same one for the same key of the same person, so that a request sent again finds what it began. */
    public static String next(Actor actor, @Nullable IdempotentRequest request) {
        UUID uuid = request == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((actor.person() + " " + request.key()).getBytes(StandardCharsets.UTF_8));
        return "proposal-" + uuid;
    }

    static boolean isOne(String id) {
        return ID.matcher(id).matches();
    }
}
