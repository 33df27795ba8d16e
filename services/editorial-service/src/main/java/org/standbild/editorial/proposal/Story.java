package org.standbild.editorial.proposal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A proposal as the fold of its events; the aggregate decides by it, and readers see it. */
final class Story {

    private @Nullable ProfileCode profile;
    private @Nullable String note;
    private JsonNode changes = JsonNodeFactory.instance.arrayNode();
    private long baseVersion;
    private State state = State.DRAFT;
    private @Nullable Instant submittedAt;
    private List<ChangeClass> classes = List.of();
    private final Set<String> writers = new LinkedHashSet<>();
    private final List<Moment> moments = new ArrayList<>();

    void evolve(ProposalEvent event, String person, Instant at, long version) {
        String text = null;
        String pointer = null;
        if (event instanceof ProposalDrafted drafted) {
            profile = drafted.profile();
            says(drafted.note(), drafted.changes(), drafted.baseVersion(), person);
        } else if (event instanceof DraftRevised revised) {
            says(revised.note(), revised.changes(), revised.baseVersion(), person);
        } else if (event instanceof ProposalSubmitted) {
            state = State.SUBMITTED;
            submittedAt = at;
        } else if (event instanceof ChangesRequested requested) {
            state = State.CHANGES_REQUESTED;
            text = requested.reason();
        } else if (event instanceof ProposalApproved approved) {
            state = State.APPROVED;
            classes = approved.classes();
        } else if (event instanceof ProposalRejected rejected) {
            state = State.REJECTED;
            text = rejected.reason();
        } else if (event instanceof ProposalWithdrawn withdrawn) {
            state = State.WITHDRAWN;
            text = withdrawn.reason();
        } else if (event instanceof ProposalCommented commented) {
            text = commented.text();
            pointer = commented.pointer();
        }
        moments.add(new Moment(version, at, person, event.getClass().getSimpleName(), text, pointer));
    }

    private void says(@Nullable String said, JsonNode proposed, long seen, String person) {
        note = said;
        changes = proposed;
        baseVersion = seen;
        writers.add(person);
    }

    boolean hasBegun() {
        return !moments.isEmpty();
    }

    ProfileCode profile() {
        if (profile == null) {
            throw new IllegalStateException("A proposal is read before it was drafted");
        }
        return profile;
    }

    @Nullable
    String note() {
        return note;
    }

    JsonNode changes() {
        return changes;
    }

    long baseVersion() {
        return baseVersion;
    }

    State state() {
        return state;
    }

    /** When it was handed in last; absent while it never was. */
    @Nullable
    Instant submittedAt() {
        return submittedAt;
    }

    /** As confirmed at the approval; empty before. */
    List<ChangeClass> classes() {
        return classes;
    }

    /** Who began it. */
    String author() {
        return writers.iterator().next();
    }

    /** Everybody who has decided what it says, the author first. */
    Set<String> writers() {
        return writers;
    }

    /** Everything that happened, oldest first. */
    List<Moment> moments() {
        return moments;
    }

    List<Moment> after(long version) {
        return moments.stream().filter(moment -> moment.version() > version).toList();
    }

    long version() {
        return moments.isEmpty() ? 0 : moments.get(moments.size() - 1).version();
    }
}
