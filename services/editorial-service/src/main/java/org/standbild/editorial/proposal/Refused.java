package org.standbild.editorial.proposal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A rule said no to what was asked of a proposal. */
public final class Refused extends RuntimeException {

    private final Rule rule;
    private final @Nullable String pointer;
    private final transient List<Mistake> mistakes;
    private final transient List<Conflict> conflicts;

    private Refused(Rule rule, @Nullable String pointer, List<Mistake> mistakes, List<Conflict> conflicts) {
        super(rule.rule() + ": " + rule.reason().in("en"), null, false, false);
        this.rule = rule;
        this.pointer = pointer;
        this.mistakes = mistakes;
        this.conflicts = conflicts;
    }

    static Refused by(Rule rule) {
        return new Refused(rule, null, List.of(), List.of());
    }

    static Refused at(Rule rule, String pointer) {
        return new Refused(rule, pointer, List.of(), List.of());
    }

    static Refused with(List<Mistake> mistakes) {
        return new Refused(Rule.NOT_FIT, null, mistakes, List.of());
    }

    static Refused because(List<Conflict> conflicts) {
        return new Refused(Rule.CONFLICTING, null, List.of(), conflicts);
    }

    public Rule rule() {
        return rule;
    }

    /** JSON pointer (RFC 6901) into the proposal; absent when it is about all of it. */
    public @Nullable String pointer() {
        return pointer;
    }

    /** What does not fit; empty unless the rule is {@link Rule#NOT_FIT}. */
    public List<Mistake> mistakes() {
        return mistakes;
    }

    /** What was recorded meanwhile; empty unless the rule is {@link Rule#CONFLICTING}. */
    public List<Conflict> conflicts() {
        return conflicts;
    }
}
