package org.standbild.editorial.workspace;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Actor;
import org.standbild.editorial.account.Member;
import org.standbild.profile.ProfileCode;

/** Who is logged in and where: in the model of every page of the editorial service as {@code desk}; absent for somebody who is not. */
public record Desk(String name, Actor actor, String path) {

    static @Nullable Desk of(@Nullable Member member, String path) {
        return member == null ? null : new Desk(member.displayName(), member.actor(), path);
    }

    /** Whether she may propose at all. */
    public boolean isWriter() {
        return !profiles().isEmpty();
    }

    public List<DeskPlace> places() {
        return Arrays.stream(DeskPlace.values())
                .filter(place -> place.isFor(actor.roles()))
                .toList();
    }

    /** {@code page} for where she is, as {@code aria-current} wants it; else absent. */
    public @Nullable String current(DeskPlace place) {
        return place.path().equals(path) ? "page" : null;
    }

    /** Her roles, keys of the messages, the one with the most to say last. */
    public List<String> roles() {
        return actor.roles().stream()
                .sorted(Comparator.naturalOrder())
                .map(role -> "desk.role." + role.name())
                .toList();
    }

    /** The profiles she may propose for, in the document's order. */
    public List<ProfileCode> profiles() {
        return profiles(actor);
    }

    static List<ProfileCode> profiles(Actor actor) {
        return Arrays.stream(ProfileCode.values()).filter(actor::mayPropose).toList();
    }

    /** Whether she may propose for every profile. */
    public boolean isAssignedToAll() {
        return profiles().size() == ProfileCode.values().length;
    }
}
