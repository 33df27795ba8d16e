package org.standbild.profile;

import org.jspecify.annotations.Nullable;

/**
 * A body at an entry.
 *
 * @param body the body's name as a reader knows it
 * @param funding absent when no money is spoken of
 */
public record Role(RoleName role, String body, @Nullable Funding funding) {}
