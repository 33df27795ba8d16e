package org.standbild.editorial.proposal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.profile.ChangeClass;
import org.standbild.profile.ProfileCode;
import tools.jackson.databind.JsonNode;

/**
 * A proposal as editors and reviewers see it.
 *
 * @param note absent while nothing was written
 * @param author display name of who began it
 * @param authorId pseudonymous id of the same
 * @param writers display names of everybody who decided what it says, the author first; none of them may approve it
 * @param version to be named in {@code If-Match}
 * @param baseVersion the version of the profile that its writers looked at
 * @param profileVersion the version of the profile now
 * @param changes as they were sent
 * @param classes of each change: as confirmed once it is approved, before that what follows from the changes; empty while there are mistakes
 * @param mistakes why it cannot be submitted or approved as it is; empty once it is closed
 * @param conflicts what it would overwrite; empty once it is closed
 * @param submittedAt when it was handed in last; absent while it never was
 * @param age how long it has been waiting for review, as an ISO 8601 duration; absent when it is not
 * @param recorded where its changes stand in the log; absent unless it is approved
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProposalView(
        String id,
        ProfileCode profile,
        @Nullable String note,
        State state,
        String author,
        String authorId,
        List<String> writers,
        long version,
        long baseVersion,
        long profileVersion,
        JsonNode changes,
        List<ChangeClass> classes,
        List<Comment> comments,
        List<Happening> history,
        List<Mistake> mistakes,
        List<Conflict> conflicts,
        @Nullable Instant submittedAt,
        @Nullable Duration age,
        @Nullable Recorded recorded) {

    /**
     * What somebody said about it.
     *
     * @param author display name
     * @param pointer what it is about; absent for all of it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Comment(
            Instant at,
            String author,
            String text,
            @Nullable String pointer,
            long version) {}

    /**
     * One thing that happened to it.
     *
     * @param by display name of who did it
     * @param type name of the event, such as {@code ProposalSubmitted}
     * @param text reason or comment; absent where there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Happening(
            long version,
            Instant at,
            String by,
            String type,
            @Nullable String text,
            @Nullable String pointer) {}

    /** The positions of the first and the last of its changes. */
    public record Recorded(long first, long last) {}
}
