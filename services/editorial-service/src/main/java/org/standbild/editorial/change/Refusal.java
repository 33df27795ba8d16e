package org.standbild.editorial.change;

import org.jspecify.annotations.Nullable;
import org.standbild.profile.Text;

/**
 * A rule said no to a change. The rule's name is stable: clients may rely on it.
 */
public final class Refusal extends RuntimeException {

    private final String rule;
    private final transient Text reason;
    private final @Nullable String field;
    private final int index;

    private Refusal(String rule, Text reason, @Nullable String field, int index) {
        super(rule + ": " + reason.in("en"), null, false, false);
        this.rule = rule;
        this.reason = reason;
        this.field = field;
        this.index = index;
    }

    static Refusal of(String rule, @Nullable String field, String de, String en) {
        return new Refusal(rule, new Text(de, en), field, 0);
    }

    /** The same refusal, of the change with that index in its request. */
    Refusal at(int position) {
        return new Refusal(rule, reason, field, position);
    }

    /** In kebab-case, such as {@code not-running}. */
    public String rule() {
        return rule;
    }

    public Text reason() {
        return reason;
    }

    /** The field that the rule speaks of; absent when it is the change as a whole. */
    public @Nullable String field() {
        return field;
    }

    /** Which change of the request, from 0. */
    public int index() {
        return index;
    }

    /** JSON pointer (RFC 6901) into the array of changes. */
    public String pointer() {
        return "/" + index + (field == null ? "" : "/" + field);
    }
}
