/**
 * Proposals: one person proposes changes of one profile, another approves them, and only then are they recorded. Read {@code Proposal}
 * first; {@code ProposalsController} is its API, {@link org.standbild.editorial.proposal.Proposals} what pages read.
 */
@NullMarked
package org.standbild.editorial.proposal;

import org.jspecify.annotations.NullMarked;
