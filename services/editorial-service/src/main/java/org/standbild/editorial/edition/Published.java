package org.standbild.editorial.edition;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.EditionPublished;
import org.standbild.profile.EditionSignedOff;

/** An edition as the fold of its events; the aggregate decides by it, and links are looked up in it. */
final class Published {

    /** Metadata of a sign-off: the request that it answers. */
    static final String SIGN_OFF = "signOff";

    private @Nullable EditionPublished edition;
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Map<String, EditionSignedOff> answers = new LinkedHashMap<>();

    void evolve(Object event, MetaData metaData, Instant at) {
        if (event instanceof EditionPublished published) {
            edition = published;
        } else if (event instanceof SignOffRequested requested) {
            links.put(
                    requested.id(),
                    new Link(
                            requested.id(),
                            requested.profile(),
                            requested.coordination(),
                            requested.tokenHash(),
                            at,
                            requested.expiresAt(),
                            LinkState.OPEN));
        } else if (event instanceof SignOffRevoked revoked) {
            links.computeIfPresent(revoked.id(), (id, link) -> link.in(LinkState.REVOKED));
        } else if (event instanceof EditionSignedOff answer) {
            answers.put(String.valueOf(metaData.get(SIGN_OFF)), answer);
            links.computeIfPresent(String.valueOf(metaData.get(SIGN_OFF)), (id, link) -> link.in(LinkState.ANSWERED));
        }
    }

    boolean isPublished() {
        return edition != null;
    }

    EditionPublished edition() {
        if (edition == null) {
            throw new Refused(Rule.NO_SUCH_EDITION);
        }
        return edition;
    }

    List<Link> links() {
        return List.copyOf(links.values());
    }

    Optional<Link> link(String id) {
        return Optional.ofNullable(links.get(id));
    }

    /** What was answered by that link; empty while nobody has. */
    Optional<EditionSignedOff> answer(Link link) {
        return Optional.ofNullable(answers.get(link.id()));
    }

    Link withToken(String tokenHash) {
        return links.values().stream()
                .filter(link -> link.tokenHash().equals(tokenHash))
                .findFirst()
                .orElseThrow(() -> new Refused(Rule.NO_SUCH_LINK));
    }
}
