package org.standbild.editorial.administration;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.standbild.editorial.account.Accounts;
import org.standbild.editorial.account.Role;
import org.standbild.profile.ProfileCode;
import org.standbild.webframe.ObjectBody;
import tools.jackson.databind.JsonNode;

/**
 * An account as an administrator wants it.
 *
 * @param name to log in with; absent where the address names it
 * @param profiles an editor's; absent: all
 */
record Wanted(
        @Nullable String name,
        @Nullable String displayName,
        Set<Role> roles,
        @Nullable Set<ProfileCode> profiles,
        boolean disabled) {

    private static final int LONGEST_NAME = 100;

    static Wanted created(byte[] bytes) {
        ObjectBody body = ObjectBody.of(bytes, Set.of("name", "displayName", "roles", "profiles"));
        String name = body.text("name", true, 64);
        if (name != null && !Accounts.isName(name)) {
            body.mistake(
                    "/name",
                    "erwartet werden 2 bis 64 Kleinbuchstaben, Ziffern, Punkte, Binde- und Unterstriche",
                    "expected are 2 to 64 lower-case letters, digits, dots, hyphens and underscores");
        }
        return read(body, name);
    }

    static Wanted changed(byte[] bytes) {
        return read(ObjectBody.of(bytes, Set.of("displayName", "roles", "profiles", "disabled")), null);
    }

    private static Wanted read(ObjectBody body, @Nullable String name) {
        String displayName = body.text("displayName", false, LONGEST_NAME);
        Set<Role> roles = roles(body);
        Set<ProfileCode> profiles = profiles(body);
        JsonNode disabled = body.get("disabled");
        if (!disabled.isMissingNode() && !disabled.isBoolean()) {
            body.mistake("/disabled", "erwartet wird true oder false", "expected is true or false");
        }
        body.stopAtMistakes();
        return new Wanted(name, displayName, roles, profiles, disabled.asBoolean(false));
    }

    private static Set<Role> roles(ObjectBody body) {
        JsonNode given = body.get("roles");
        Set<Role> roles = EnumSet.noneOf(Role.class);
        List<Role> known = List.of(Role.values());
        if (!given.isArray() || given.isEmpty()) {
            body.mistake(
                    "/roles",
                    "erwartet wird ein Array mit mindestens einer Rolle aus " + known,
                    "expected is an array with at least one role of " + known);
            return roles;
        }
        for (int i = 0; i < given.size(); i++) {
            String named = given.get(i).asString("");
            Role role = known.stream()
                    .filter(each -> each.name().equals(named))
                    .findFirst()
                    .orElse(null);
            if (role == null) {
                body.mistake("/roles/" + i, "bekannt sind " + known, "known are " + known);
            } else {
                roles.add(role);
            }
        }
        return roles;
    }

    private static @Nullable Set<ProfileCode> profiles(ObjectBody body) {
        JsonNode given = body.get("profiles");
        if (given.isMissingNode() || given.isNull()) {
            return null;
        }
        Set<ProfileCode> profiles = new HashSet<>();
        if (!given.isArray()) {
            body.mistake("/profiles", "erwartet wird ein Array", "expected is an array");
            return profiles;
        }
        for (int i = 0; i < given.size(); i++) {
            ProfileCode profile = ProfileCode.find(given.get(i).asString("")).orElse(null);
            if (profile == null) {
                body.mistake(
                        "/profiles/" + i, "erwartet wird DE oder DE-BW bis DE-TH", "expected is DE or DE-BW to DE-TH");
            } else {
                profiles.add(profile);
            }
        }
        return profiles;
    }

    String nameOr(String other) {
        return Objects.requireNonNullElse(displayName, other);
    }
}
