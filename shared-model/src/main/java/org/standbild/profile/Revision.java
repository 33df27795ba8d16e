package org.standbild.profile;

/** That a plan was revised because of the pandemic, and what became of it. */
public record Revision(PlanOutcome outcome, Stand stand, long position) {}
