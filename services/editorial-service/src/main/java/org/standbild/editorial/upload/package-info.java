/**
 * Many changes at once: the YAML file of a profile is held against the profile, and every difference becomes a change of a proposal.
 */
@NullMarked
package org.standbild.editorial.upload;

import org.jspecify.annotations.NullMarked;
