package org.standbild.editorial.proposal;

import org.standbild.profile.Text;

/**
 * Why one change of a proposal cannot be recorded.
 *
 * @param pointer JSON pointer (RFC 6901) into the proposal, such as {@code /changes/0/stand}
 * @param rule its stable name, such as {@code unreadable-change} or {@code no-such-entry}
 */
public record Mistake(String pointer, String rule, Text reason) {}
