package org.standbild.editorial.edition;

/** A rule said no to what was asked of an edition. */
public final class Refused extends RuntimeException {

    private final Rule rule;

    Refused(Rule rule) {
        super(rule.rule() + ": " + rule.reason().in("en"), null, false, false);
        this.rule = rule;
    }

    public Rule rule() {
        return rule;
    }
}
