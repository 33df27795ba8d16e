package org.standbild.editorial.workspace;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.standbild.editorial.account.Role;

/** A page that the navigation of the workspace leads to. A new one is a line here and its word {@code desk.place.<name>} in the messages. */
public enum DeskPlace {
    DRAFTS("/redaktion", Role.EDITOR, Role.REVIEWER),
    QUEUE("/redaktion/pruefliste", Role.REVIEWER),
    CHECKS("/redaktion/geprueft", Role.EDITOR, Role.REVIEWER),
    UPLOAD("/redaktion/hochladen", Role.EDITOR, Role.REVIEWER),
    EDITIONS("/redaktion/ausgaben", Role.REVIEWER),
    ACCOUNTS("/redaktion/konten", Role.ADMIN),
    OPERATION("/redaktion/betrieb", Role.ADMIN);

    private final String path;
    private final Role[] roles;

    DeskPlace(String path, Role... roles) {
        this.path = path;
        this.roles = roles;
    }

    public String path() {
        return path;
    }

    /** The key of its name in the messages. */
    public String key() {
        return "desk.place." + name().toLowerCase(Locale.ROOT);
    }

    boolean isFor(Set<Role> held) {
        return Arrays.stream(roles).anyMatch(held::contains);
    }
}
